/** What is read out of a message on the topic of a medium, whatever its shape. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseJson } from '../../src/protocol/envelope.js'
import { parseMediumMessage } from '../../src/protocol/mediumMessages.js'
import { anything, expectCleanPrototype, hostileJson } from './hostileInput.js'

describe('parseMediumMessage', () => {
  it('reads the documented message of a workitem', () => {
    const capabilities = ['Transfer', 'AttachUserData', 'Complete']
    const uri = 'http://gws.example:8090/api/v2/me/workitems/03W0GH2KD56YV000'
    const workitem = {
      state: 'Processing',
      capabilities,
      id: '03W0GH2KD56YV000',
      workitemType: 'Inbound',
      uri,
    }
    const data = {
      workitem,
      referenceId: 8,
      notificationType: 'StatusChange',
      messageType: 'WorkitemStateChangeMessage',
    }
    expect(parseMediumMessage(data)).toEqual({
      referenceId: 8,
      isError: false,
      resources: [{ id: '03W0GH2KD56YV000', state: 'Processing', capabilities, uri }],
    })
  })

  it.each([
    [{ notificationType: 'Error', messageType: 'EmailStateChangeMessage' }, true],
    [{ messageType: 'ErrorMessage', metrics: {}, deviceUri: '…' }, true],
    [{ notificationType: 'OperationFailed' }, true],
    [{ notificationType: 'Rejected' }, true],
    [{ notificationType: 'PropertiesUpdated' }, false],
    [{ notificationType: ['Error'] }, false],
  ])('reads of %j whether it is an error: %s', (data, isError) => {
    expect(parseMediumMessage(data)).toEqual({ referenceId: null, isError, resources: [] })
  })

  it('takes whatever has an id for an interaction, and leaves out what is of the wrong kind', () => {
    const data = {
      fax: { id: 'f', state: 7, capabilities: ['A', 7, null, 'B'], uri: {} },
      metrics: { took: 3 },
      email: { id: 12 },
    }
    expect(parseMediumMessage(data).resources).toEqual([
      { id: 'f', state: null, capabilities: ['A', 'B'], uri: null },
    ])
  })

  it('is total, and pollutes nothing', () => {
    const isSane = (data: unknown): void => {
      const { isError, referenceId, resources } = parseMediumMessage(data)
      expect(typeof isError).toBe('boolean')
      expect(referenceId === null || Number.isSafeInteger(referenceId)).toBe(true)
      expect(resources.every(({ id }) => typeof id === 'string')).toBe(true)
    }
    fc.assert(fc.property(anything, isSane))
    fc.assert(fc.property(hostileJson, (json) => isSane(parseJson(json))))
    expectCleanPrototype()
  })
})
