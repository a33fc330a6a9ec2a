/** Names of channels: what may be listened to, and what a wildcard takes in. */
import { describe, expect, it } from 'vitest'
import { isChannel, takesIn } from '../../src/protocol/channel.js'

describe('isChannel', () => {
  it.each(['/v2/me/calls', '/v2/me/*', '/**', '/metadata', '/notifications/services'])(
    'takes %s',
    (channel) => {
      expect(isChannel(channel)).toBe(true)
    },
  )

  it.each(['//', '/v2//calls', '/v2/', '/v2/*/calls', '/v2/c*', '/***', '/v2/my calls'])(
    'refuses %s, of which CometD makes nothing [R-168]',
    (channel) => {
      expect(isChannel(channel)).toBe(false)
    },
  )

  it.each(['', '/', 'v2/me/calls', '/meta', '/meta/', '/meta/connect', '/meta/*', null, 7, {}])(
    'refuses %s [R-123]',
    (channel) => {
      expect(isChannel(channel)).toBe(false)
    },
  )
})

describe('takesIn', () => {
  it.each([
    ['/v2/me/calls', '/v2/me/calls', true],
    ['/v2/me/calls', '/v2/me/calls/1', false],
    ['/v2/me/*', '/v2/me/calls', true],
    ['/v2/me/*', '/v2/me/calls/1', false],
    ['/v2/me/*', '/v2/mean', false],
    ['/v2/**', '/v2/me/calls/1', true],
    ['/v2/**', '/v3/me', false],
    ['/**', '/notifications/services', true],
  ])('%s takes in %s: %s [R-121]', (joined, channel, expected) => {
    expect(takesIn(joined, channel)).toBe(expected)
  })
})
