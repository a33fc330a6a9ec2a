/** The oracle of the soaks sees a lie, and takes news that has not come yet for none. */
import { expect, it } from 'vitest'
import { openDesk, pass } from '../transport/openDesk.js'
import { soakTargets, soakWorld } from './soakTargets.js'
import { isFalse, type LiveWatch, watchLive } from './watchLive.js'

const [first] = soakTargets
if (first === undefined) throw new Error('There is no target.')

/** A desktop that is live, and a watch that is told so and then nothing more: a badge that lies. */
async function openLiar(): Promise<{ desk: ReturnType<typeof openDesk>; watch: LiveWatch }> {
  const desk = openDesk({ simulate: { world: soakWorld } })
  const watch = watchLive(desk.simulator.log, () => performance.now())
  desk.observe(first?.target)
  await pass(1_000)
  if (first !== undefined) watch.show(first, true)
  return { desk, watch }
}

it('a Live that stays after the loss was told is false', async () => {
  const { desk, watch } = await openLiar()
  desk.simulator.rules.add({ match: { operation: 'Subscribe' }, effect: { type: 'hold' } })
  desk.simulator.world.endSubscription(first.inWorld)
  await pass(2_000)
  watch.stop()
  expect(watch.untrue).toMatchObject([{ lasted: 2_000, afterTold: 2_000, cause: 'foreign' }])
  expect(watch.untrue.filter(isFalse)).toHaveLength(1)
})

it.each([
  ['server restarts', 'restart'],
  ['Interaction Server goes down', 'setService'],
] as const)('so it is when the %s', async (_, verb) => {
  const { desk, watch } = await openLiar()
  const { rules, world } = desk.simulator
  rules.add({ match: { operation: 'Subscribe' }, effect: { type: 'hold' } })
  if (verb === 'restart') world.restart()
  else world.setService('MultiMediaState', 'Inactive')
  await pass(2_000)
  watch.stop()
  expect(watch.untrue.filter(isFalse)).toHaveLength(1)
})

it('a Live whose loss nothing told is false only after the longest patience', async () => {
  const { desk, watch } = await openLiar()
  desk.simulator.useScenario('black-hole')
  desk.simulator.world.endSubscription(first.inWorld)
  await pass(39_000)
  watch.show(first, false)
  expect(watch.untrue).toMatchObject([{ lasted: 39_000, afterTold: null }])
  expect(watch.untrue.filter(isFalse)).toEqual([])
  watch.show(first, true)
  await pass(2_000)
  watch.stop()
  expect(watch.untrue.filter(isFalse)).toHaveLength(1)
})

it('a Live that nothing has confirmed on this session is false', async () => {
  const { desk, watch } = await openLiar()
  watch.show(first, false)
  desk.simulator.rules.add({
    match: { operation: 'Subscribe' },
    effect: { type: 'confirmation', mode: 'never' },
  })
  desk.simulator.world.expirePushSessions()
  await pass(2_000)
  watch.show(first, true)
  watch.stop()
  expect(watch.untrue.filter(isFalse)).toMatchObject([{ isUnproved: true }])
})

it('a Live that is true is not even noted', async () => {
  const { watch } = await openLiar()
  await pass(60_000)
  watch.stop()
  expect(watch.untrue).toEqual([])
})
