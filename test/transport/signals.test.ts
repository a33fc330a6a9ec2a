/** Sleep, another network, a closing page: what the link does when the browser, or the clock, says so. */
import type { Clock } from '../../src/core/clock.js'
import { systemClock } from '../../src/transport/systemClock.js'
import { describe, expect, it } from 'vitest'
import { openDesk, pass } from './openDesk.js'
import { openPage } from './openPage.js'

describe('another network', () => {
  it('does not disturb a link that answers', async () => {
    const page = openPage()
    const desk = openDesk()
    const { handle, seen } = desk.observe()
    await pass(1_000)
    const { length } = seen
    page.fire('online')
    await pass(10_000)
    expect(handle.getState().isLive).toBe(true)
    expect(seen).toHaveLength(length)
  })

  it.each([1_000, 8_000, 13_900, 14_500])(
    'costs nothing %i ms after a poll was sent, which then ends',
    async (ms) => {
      const page = openPage()
      const desk = openDesk()
      const { handle, seen } = desk.observe()
      await pass(1_000)
      desk.simulator.world.endPolls()
      await pass(ms)
      const { length } = seen
      page.fire('online')
      await pass(30_000)
      expect(handle.getState().isLive).toBe(true)
      expect(seen).toHaveLength(length)
    },
  )

  it('puts a link in doubt within 3 s where the poll waits on a dead connection [R-011]', async () => {
    const page = openPage()
    const desk = openDesk()
    const { handle } = desk.observe()
    await pass(1_000)
    desk.simulator.rules.add({ effect: { type: 'hold' } })
    page.fire('online')
    await pass(3_000)
    expect(handle.getState()).toMatchObject({ status: 'recovering', cause: 'link' })
    desk.simulator.rules.clear()
    page.fire('online')
    await pass(15_000)
    expect(handle.getState().isLive).toBe(true)
  })
})

describe('a network that is back', () => {
  it.each([0, 5_000, 20_000, 30_000, 60_000])(
    'is tried at once, although %d ms after the loss a request may be out on the old one [R-021]',
    async (outage) => {
      const page = openPage()
      const desk = openDesk()
      const { handle } = desk.observe()
      await pass(1_000)
      // What is sent from now on is lost for good, also once the network is back.
      desk.simulator.rules.add({ effect: { type: 'delay', ms: 600_000 } })
      desk.simulator.world.cutConnections()
      await pass(outage)
      desk.simulator.rules.clear()
      page.fire('online')
      await pass(1_000)
      expect(handle.getState().isLive).toBe(true)
    },
  )

  it('ends the waits of what failed on the old one [R-021]', async () => {
    const page = openPage()
    const desk = openDesk()
    const { handle } = desk.observe()
    await pass(1_000)
    desk.simulator.rules.add({
      match: { operation: 'Subscribe' },
      effect: { type: 'respond', status: 503, body: 'away' },
    })
    desk.simulator.world.expirePushSessions()
    await pass(60_000)
    expect(handle.getState().isLive).toBe(false)
    desk.simulator.rules.clear()
    page.fire('online')
    await pass(500)
    expect(handle.getState().isLive).toBe(true)
  })

  it('is let answer, however often it is said to be back', async () => {
    const page = openPage()
    const desk = openDesk()
    const { handle } = desk.observe()
    await pass(1_000)
    desk.simulator.rules.add({ effect: { type: 'delay', ms: 1_500 } })
    desk.simulator.world.expirePushSessions()
    for (let signal = 0; signal < 8; signal += 1) {
      page.fire('online')
      await pass(2_000)
    }
    expect(handle.getState().isLive).toBe(true)
  })
})

describe('a page that goes', () => {
  it('tells the server, so that no session is left behind [R-032]', async () => {
    const page = openPage()
    const desk = openDesk()
    desk.observe()
    await pass(1_000)
    const [session] = desk.simulator.world.pushSessions()
    page.fire('pagehide')
    await pass(100)
    expect(desk.requests()).toContain('POST /notifications/disconnect')
    expect(desk.simulator.world.pushSessions()).not.toContainEqual(session)
  })

  it('into the back/forward cache keeps its session, and distrusts it when it is back', async () => {
    const page = openPage()
    const desk = openDesk()
    const { handle } = desk.observe()
    await pass(1_000)
    page.fire('pagehide', true)
    await pass(100)
    expect(desk.simulator.world.pushSessions()).toHaveLength(1)
    page.fire('pageshow', true)
    expect(handle.getState().isLive).toBe(false)
    await pass(100)
    expect(handle.getState().isLive).toBe(true)
  })
})

describe('a machine that slept', () => {
  it('does not take the reply of before its sleep for a proof [R-010]', async () => {
    let slept = 0
    const clock: Clock = { ...systemClock, wall: () => Date.now() + slept }
    const desk = openDesk({ clock })
    const { handle, seen } = desk.observe()
    await pass(1_000)
    slept = 3_600_000
    const { length } = seen
    desk.simulator.world.endPolls()
    await pass(100)
    expect(seen.slice(length).map(({ status }) => status)).toContain('recovering')
    await pass(1_000)
    expect(handle.getState().isLive).toBe(true)
    const posts = desk.requests().filter((line) => line.startsWith('POST /me/workbins'))
    expect(posts).toHaveLength(2)
  })
})
