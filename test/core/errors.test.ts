/** The vocabulary of errors: each says what, why it matters and what to do, and is recognised everywhere. */
import { describe, expect, it, vi } from 'vitest'
import {
  isWorkbinError,
  WorkbinError,
  workbinErrorCodes,
  type WorkbinErrorCode,
} from '../../src/core/errors.js'

describe('WorkbinError', () => {
  it.each(workbinErrorCodes)('%s says what happened, what it means, and what to do', (code) => {
    const error = new WorkbinError(code)
    const { kind, message, remedy, retryable } = error
    expect(message).toMatch(/^gws-workbins: \S.*\S\. \S.*\S\.$/)
    expect(message.endsWith(` ${remedy}`)).toBe(true)
    const what = message.slice('gws-workbins: '.length, -remedy.length - 1)
    expect(what.split(' ').length).toBeGreaterThanOrEqual(6)
    expect(remedy.split(' ').length).toBeGreaterThanOrEqual(4)
    expect(['usage', 'link', 'request', 'subscription']).toContain(kind)
    expect(typeof retryable).toBe('boolean')
  })

  it('says of what passes by itself that it is tried again', () => {
    const told = workbinErrorCodes
      .map((code) => new WorkbinError(code))
      .filter(({ remedy }) => remedy.includes('by itself'))
    expect(told.every(({ retryable }) => retryable)).toBe(true)
    expect(told.length).toBeGreaterThan(4)
  })

  it('is an Error, with everything the place knew', () => {
    const cause = new TypeError('fetch failed')
    const error = new WorkbinError('not-found', {
      cause,
      detail: 'statusCode 6',
      httpStatus: 404,
      statusCode: 6,
    })
    expect(error).toBeInstanceOf(Error)
    expect(error).toMatchObject({
      name: 'WorkbinError',
      code: 'not-found',
      kind: 'request',
      cause,
      httpStatus: 404,
      statusCode: 6,
    })
    expect(error.message).toMatch(/\. \(statusCode 6\) \S/)
    expect(String(error)).toMatch(/^WorkbinError: gws-workbins: /)
  })

  it('has nothing to say of what it was not told', () => {
    const error = new WorkbinError('forbidden')
    expect(error.httpStatus).toBeUndefined()
    expect(error.statusCode).toBeUndefined()
    expect(error.message).not.toContain('undefined')
  })

  it('has unique codes', () => {
    expect(new Set(workbinErrorCodes).size).toBe(workbinErrorCodes.length)
  })
})

describe('isWorkbinError', () => {
  it('recognises those of another copy of the library', async () => {
    vi.resetModules()
    const other = await import('../../src/core/errors.js')
    expect(other.WorkbinError).not.toBe(WorkbinError)
    const code: WorkbinErrorCode = 'forbidden'
    expect(isWorkbinError(new other.WorkbinError(code))).toBe(true)
    expect(other.isWorkbinError(new WorkbinError(code))).toBe(true)
    expect(new other.WorkbinError(code)).not.toBeInstanceOf(WorkbinError)
  })

  it.each<[unknown]>([
    [new Error('gws-workbins: no')],
    [{ name: 'WorkbinError', code: 'forbidden' }],
    [null],
    [undefined],
    ['WorkbinError'],
    [() => {}],
  ])('does not take %s for one', (value) => {
    expect(isWorkbinError(value)).toBe(false)
  })

  it('leaves no trace in what is logged or sent', () => {
    const error = new WorkbinError('forbidden')
    expect(Object.keys(error)).not.toContain('Symbol(gws-workbins.error)')
    expect(JSON.stringify(error)).not.toContain('gws-workbins.error')
  })
})
