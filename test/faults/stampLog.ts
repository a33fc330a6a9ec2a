/** The simulator's log on the wall clock, so that it can be laid beside what a page has shown. */
import type { LogEntry, Simulator } from 'gws-workbins/simulator'

/** An entry with the moment at which it was written (epoch ms). */
export type StampedEntry = LogEntry & { readonly at: number }

/** Collects every entry from now on, without the simulator's own limit of how many it keeps. */
export function stampLog(simulator: Simulator): readonly StampedEntry[] {
  const entries: StampedEntry[] = []
  simulator.log.subscribe((entry) => entries.push({ ...entry, at: Date.now() }))
  return entries
}
