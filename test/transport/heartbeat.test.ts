/** Servers that do not heed the heartbeat: polls held for longer than is asked, and what tells them from dead ones. */
import { describe, expect, it } from 'vitest'
import { openDesk, pass, type DeskOptions } from './openDesk.js'

/** Takes our wish for the length of a poll out of each request. */
const ignoringTheHeartbeat: DeskOptions = {
  through: (fetch) => (input, init) => {
    const body = typeof init?.body === 'string' ? init.body : undefined
    const held = body?.replace('"advice":{"timeout":15000},', '')
    return fetch(input, held === undefined ? init : { ...init, body: held })
  },
}

describe('a server that holds polls for 30 s all the same', () => {
  it('is live all the time: before a poll is given up, another request proves the link [R-025]', async () => {
    const desk = openDesk(ignoringTheHeartbeat)
    const { handle, seen } = desk.observe()
    await pass(1_000)
    const { length } = seen
    desk.simulator.log.clear()
    await pass(300_000)
    expect(handle.getState().isLive).toBe(true)
    expect(seen).toHaveLength(length)
    expect(desk.requests().filter((line) => line.endsWith('/connect')).length).toBeLessThan(12)
  })

  it('is in doubt once it answers nothing for heartbeat and network delay [R-011, R-025]', async () => {
    const desk = openDesk(ignoringTheHeartbeat)
    const { handle } = desk.observe()
    await pass(1_000)
    desk.simulator.rules.add({ effect: { type: 'hold' } })
    await pass(26_000)
    expect(handle.getState()).toMatchObject({ status: 'recovering', cause: 'link' })
    desk.simulator.rules.clear()
    await pass(45_000)
    expect(handle.getState().isLive).toBe(true)
  })
})

describe('something on the way that answers polls at once', () => {
  it('is not asked in a loop, and the link stays live', async () => {
    const desk = openDesk({
      through: (fetch) => (input, init) => {
        const body = typeof init?.body === 'string' ? init.body : undefined
        const hasty = body?.replace('"advice":{"timeout":15000}', '"advice":{"timeout":0}')
        return fetch(input, hasty === undefined ? init : { ...init, body: hasty })
      },
    })
    const { handle } = desk.observe()
    await pass(60_000)
    expect(handle.getState().isLive).toBe(true)
    expect(desk.requests().length).toBeLessThan(100)
  })
})
