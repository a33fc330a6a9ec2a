/** The traffic of a soak: interactions that come and go. */
import type { Simulator } from 'gws-workbins/simulator'
import { pick } from './drawRound.js'
import { soakTargets } from './soakTargets.js'

/** Moves one every ten seconds until the function returned is called; no list grows. */
export function moveItems(simulator: Simulator, random: () => number): () => void {
  const timer = setInterval(() => {
    const { inWorld } = pick(soakTargets, random)
    const isFull = simulator.world.contents(inWorld).length >= 5
    if (isFull) simulator.world.removeItem(inWorld)
    else simulator.world.addItem(inWorld)
  }, 10_000)
  return () => clearInterval(timer)
}
