/** Every kind of answer that a Subscribe may get, and what it means for its target. */
import { describe, expect, it } from 'vitest'
import { classify } from '../../src/transport/classify.js'
import type { HttpAnswer } from '../../src/transport/httpAnswer.js'

function outcomeOf(answer: Partial<HttpAnswer>): Record<string, unknown> {
  const nothing: HttpAnswer = {
    status: 200,
    text: '',
    isRedirected: false,
    isTooLarge: false,
    retryAfter: undefined,
    ruling: undefined,
  }
  const outcome = classify({ ...nothing, ...answer }, 'wb-1')
  return { ...outcome, ...('error' in outcome && { error: outcome.error.code }) }
}

const json = (body: unknown): string => JSON.stringify(body)
const envelope = (statusCode: number, more = {}): string => json({ statusCode, ...more })

describe('an answer that accepts', () => {
  it.each([
    ['a reference', envelope(0, { referenceId: 74 }), 74],
    ['a reference in words', envelope(0, { referenceId: '74' }), 74],
    ['a map of references', envelope(0, { referenceIds: { 'wb-1': 75, 'wb-2': 76 } }), 75],
    ['no reference', envelope(0), null],
    ['another workbin that failed', envelope(7, { failed: [{ id: 'wb-2', statusCode: 3 }] }), null],
    ['no body', '', null],
    ['an empty line', '\r\n', null],
  ])('with %s', (_, text, reference) => {
    expect(outcomeOf({ text })).toEqual({ type: 'accepted', reference })
  })
})

describe('an answer that says', () => {
  it.each([
    ['code 20', 403, envelope(20)],
    ['HTTP 401', 401, ''],
    ['a login page', 200, '<!doctype html><title>Sign in</title>'],
    ['a page after spaces', 200, '  \n<html>'],
  ])('%s: the agent is not signed in', (_, status, text) => {
    expect(outcomeOf({ status, text })).toMatchObject({
      type: 'signed-out',
      error: 'not-signed-in',
    })
  })

  it('a redirect: the agent is not signed in', () => {
    expect(outcomeOf({ status: 302, isRedirected: true })).toMatchObject({ type: 'signed-out' })
  })

  it.each([
    ['code 3', 403, envelope(3), 'forbidden'],
    ['code 5', 403, envelope(5), 'forbidden'],
    ['code 3 on 500', 500, envelope(3), 'forbidden'],
    ['code 3 on 200', 200, envelope(3), 'forbidden'],
    [
      'our own failure in a partial success',
      200,
      envelope(7, { failed: [{ id: 'wb-1', statusCode: 5 }] }),
      'forbidden',
    ],
    ['code 6', 404, envelope(6), 'not-found'],
    ['HTTP 404', 404, 'Not Found', 'not-found'],
    ['code 1', 400, envelope(1), 'request-rejected'],
    ['code 10', 400, envelope(10), 'request-rejected'],
    ['HTTP 400', 400, 'Bad Request', 'request-rejected'],
  ])('%s: never', (_, status, text, error) => {
    expect(outcomeOf({ status, text })).toMatchObject({ type: 'fatal', error })
  })

  it.each([
    ['code 2', 400, envelope(2), 'service-unavailable', 'no'],
    ['code 4', 500, envelope(4), 'service-unavailable', 'no'],
    ['code 9', 200, envelope(9), 'service-unavailable', 'no'],
    ['code 19', 409, envelope(19), 'service-unavailable', 'no'],
    ['HTTP 503', 503, 'down', 'service-unavailable', 'no'],
    ['HTTP 502', 502, '<html>', 'service-unavailable', 'unknown'],
    ['HTTP 504', 504, '<html>', 'service-unavailable', 'unknown'],
    ['HTTP 429', 429, '', 'service-unavailable', 'no'],
    ['HTTP 408', 408, '', 'service-unavailable', 'no'],
    ['nothing', 0, '', 'request-failed', 'unknown'],
    ['half a JSON', 200, '{"statusCode":0,"refe', 'malformed-answer', 'unknown'],
    ['another program’s JSON', 200, '[]', 'malformed-answer', 'unknown'],
    ['the token is not valid', 403, 'Missing or invalid Csrf token', 'csrf-rejected', 'no'],
    ['a firewall’s page', 403, '<html>Blocked</html>', 'malformed-answer', 'no'],
    ['a gateway’s page', 404, '<html>Not here</html>', 'service-unavailable', 'no'],
    ['another gateway’s page', 405, '<!doctype html>', 'service-unavailable', 'no'],
  ])('%s: not now', (_, status, text, error, executed) => {
    const outcome = outcomeOf({ status, text })
    expect(outcome).toMatchObject({ type: 'retry', error, executed })
    expect(outcome).not.toHaveProperty('mostTries')
  })

  it.each([
    ['code 8', 403, envelope(8)],
    ['code 12', 200, envelope(12)],
    ['code 4711', 200, envelope(4711)],
    ['HTTP 410', 410, ''],
    ['HTTP 418', 418, 'short and stout'],
  ])('%s, which is not documented: not now, and after three tries never', (_, status, text) => {
    expect(outcomeOf({ status, text })).toMatchObject({
      type: 'retry',
      error: 'request-rejected',
      mostTries: 3,
    })
  })
})
