/** What the link looks like from outside: a word for every phase. */
import { describe, expect, it } from 'vitest'
import { initialLink, type LinkPhase } from '../../src/core/linkState.js'
import { showLink } from '../../src/core/showLink.js'
import { driveLink, driveLiveLink, unreachable } from './driveLink.js'

const fresh: readonly (readonly [LinkPhase, string])[] = [
  ['off', 'idle'],
  ['starting', 'connecting'],
  ['joining', 'connecting'],
  ['waiting', 'connecting'],
  ['live', 'connected'],
  ['suspect', 'reconnecting'],
  ['auth', 'signed-out'],
  ['blocked', 'blocked'],
  ['closed', 'closed'],
]

describe('showLink', () => {
  it.each(fresh)('calls %s %s', (phase, status) => {
    const shown = showLink({ ...initialLink(true), phase }, false, 1_000)
    expect(shown).toMatchObject({ status, since: 1_000 })
  })

  it.each(['starting', 'joining', 'waiting'] as const)(
    'calls %s reconnecting once it has been connected',
    (phase) => {
      const link = { ...initialLink(true), hasBeenLive: true, phase }
      expect(showLink(link, false, 1_000).status).toBe('reconnecting')
    },
  )

  it('stays signed out while it looks again [R-022]', () => {
    const link = { ...initialLink(true), phase: 'starting', signedOut: true } as const
    expect(showLink(link, false, 1_000).status).toBe('signed-out')
  })

  it('keeps the object where nothing that is shown has changed', () => {
    const drive = driveLiveLink()
    const { shown } = drive
    drive.clock.advance(15_000)
    drive.polled(15_000)
    drive.tell('kicked')
    expect(drive.shown).toBe(shown)
  })

  it('keeps since while the status stays', () => {
    const drive = driveLink()
    drive.tell('started')
    const { since } = drive.shown
    drive.clock.advance(1_000)
    drive.end(unreachable(60_000))
    expect(drive.shown).toMatchObject({
      status: 'connecting',
      since,
      attempt: 1,
      retryAt: drive.clock.wall() + 60_000,
    })
    drive.advance(60_000)
    expect(drive.shown).toMatchObject({ status: 'connecting', since, retryAt: null })
    drive.goLive()
    expect(drive.shown).toMatchObject({
      status: 'connected',
      since: drive.clock.wall(),
      attempt: 0,
      session: 1,
      error: null,
    })
  })

  it('passes on what the browser says of the network, and proves nothing by it', () => {
    const { link } = driveLiveLink()
    expect(showLink(link, true, 1_000)).toMatchObject({ status: 'connected', isOffline: true })
  })
})
