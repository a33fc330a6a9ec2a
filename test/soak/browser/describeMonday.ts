/** What a Monday morning came to, in lines for a terminal. */
import { describeHeals, seconds } from '../describeHeals.js'
import type { RequestKind, Traffic } from './countTraffic.js'
import type { MondayReport } from './runMonday.js'

/** The lines. */
export function describeMonday(report: MondayReport): readonly string[] {
  const { equalAfter, errors, falseCurrent, falseLive, faults, heals, late, rounds } = report
  const { traffic, unequal, written } = report
  return [
    `${faults} faults in ${rounds} rounds; ${heals.length} needed a heal, ${late.length} came late`,
    `lists unlike the server's in the end: ${unequal.length}, after ${seconds(equalAfter)}`,
    `false Current: ${falseCurrent.length}; false Live: ${falseLive.length}; errors: ${errors.length}; written to the console: ${written.length}`,
    ...describeHeals(heals),
    ...describeTraffic('without faults', traffic.calm),
    ...describeTraffic('in all', traffic.all),
    ...late,
    ...errors,
    ...written,
    ...unequal,
    ...[...falseCurrent, ...falseLive].map((each) => JSON.stringify(each)),
  ]
}

const kinds: readonly RequestKind[] = ['poll', 'list', 'operation', 'other']

function describeTraffic(what: string, { counts, events, listed }: Traffic): readonly string[] {
  const all = kinds.reduce((sum, kind) => sum + counts[kind].requests, 0)
  const ratio = (requests: number, of: number): string => (requests / Math.max(1, of)).toFixed(2)
  return [
    `${what}: ${events} events, ${all} requests: ${ratio(all, events)} per event; ${listed} events in lists, ${ratio(counts.list.requests, listed)} GETs of lists for each`,
    ...kinds.map((kind) => {
      const { requests, size } = counts[kind]
      return `  ${kind.padEnd(9)} ${String(requests).padStart(6)} requests, ${(size / 1_000).toFixed(0).padStart(7)} kB`
    }),
  ]
}
