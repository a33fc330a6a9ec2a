/** Confirmations and proofs that are ours, and name workbin, group, user or interaction otherwise than we do. */
import type { WorkbinTarget } from 'gws-workbins/core'
import type { Effect } from 'gws-workbins/simulator'
import { expect, it } from 'vitest'
import { openDesk, pass, seedTarget, type Desk } from './openDesk.js'

const mine: WorkbinTarget = { id: seedTarget.id, owner: 'me' }
const upper = seedTarget.id.toUpperCase()

function confirm(desk: Desk, data: object, mode: 'before' | 'twice' = 'twice'): void {
  const effect: Effect = { type: 'confirmation', mode, data: { ...data } }
  desk.simulator.rules.add({ match: { operation: 'Subscribe' }, effect })
}

const modes = ['before', 'twice'] as const
const inEachMode = (cases: readonly object[]): (readonly [object, (typeof modes)[number]])[] =>
  cases.flatMap((data) => modes.map((mode) => [data, mode] as const))

it.each(inEachMode([{ agentGroup: ' myAgentGroup' }, { id: upper }, { agentGroup: '' }]))(
  'a confirmation with our reference counts however workbin and group are spelled: %o, %s [R-162]',
  async (data, mode) => {
    const desk = openDesk()
    confirm(desk, data, mode)
    const { handle } = desk.observe()
    await pass(2_000)
    expect(handle.getState().isLive).toBe(true)
  },
)

it.each(
  inEachMode([
    { agentGroup: 'myagentgroup', referenceId: 99 },
    { id: upper, referenceId: 99 },
    { agentGroup: 'myagentgroup', referenceId: null },
    { agentGroup: 'Risk-EMEA' },
  ]),
)('%o confirms nothing, before the answer or after it: %s [R-162]', async (data, mode) => {
  const desk = openDesk()
  confirm(desk, data, mode)
  const { handle } = desk.observe()
  await pass(9_000)
  expect(handle.getState()).toMatchObject({ isLive: false, status: 'subscribing' })
})

it('what is spelled otherwise confirms nothing where the answer tells no reference [R-162]', async () => {
  const desk = openDesk()
  confirm(desk, { agentGroup: 'myagentgroup' }, 'before')
  desk.simulator.rules.add({
    match: { operation: 'Subscribe' },
    effect: { type: 'reference', mode: 'omitted' },
  })
  const { handle } = desk.observe()
  await pass(9_000)
  expect(handle.getState().isLive).toBe(false)
})

it('an end that is spelled otherwise ends Live, and it is asked for again [R-162]', async () => {
  const desk = openDesk()
  const { handle } = desk.observe()
  await pass(2_000)
  desk.simulator.world.publish('/v2/me/workbins', {
    messageType: 'WorkbinSubscriptionStateChangeMessage',
    stateResource: 'Unsubscribed',
    id: seedTarget.id,
    agentGroup: 'MYAGENTGROUP',
  })
  await pass(200)
  expect(handle.getState().isLive).toBe(false)
  await pass(5_000)
  expect(handle.getState().isLive).toBe(true)
})

it('a confirmation that states the agent’s own id is the own workbin’s, beside a group’s [R-162]', async () => {
  const desk = openDesk({ agentId: 'mara-1' })
  desk.simulator.rules.add({
    match: { operation: 'Subscribe', path: `*/me/workbins/${mine.id}` },
    effect: { type: 'confirmation', mode: 'twice', data: { workbinUserId: 'mara-1' } },
  })
  const own = desk.observe(mine).handle
  await pass(2_000)
  expect(own.getState().isLive).toBe(true)
})

it('a confirmation that names nothing is the own workbin’s where a group waits, too [R-169]', async () => {
  const desk = openDesk()
  desk.simulator.rules.add({
    match: { operation: 'Subscribe', target: { agentGroup: 'MyAgentGroup' } },
    effect: { type: 'confirmation', mode: 'late', ms: 8_000 },
  })
  const group = desk.observe().handle
  const own = desk.observe(mine).handle
  await pass(2_000)
  expect([group.getState().isLive, own.getState().isLive]).toEqual([false, true])
})
