/** What a day in virtual time came to, in lines for a terminal. */
import type { DayReport } from './runDay.js'
import { describeHeals, seconds } from './describeHeals.js'
import { isFalse } from './watchLive.js'

/** The lines. */
export function describeDay(report: DayReport): readonly string[] {
  const { after, before, blocked, faults, heals, late, left, outageRequests, rounds, untrue } =
    report
  const longest = Math.max(0, ...untrue.map(({ lasted }) => lasted))
  const perMinute =
    outageRequests.reduce((sum, count) => sum + count, 0) / (outageRequests.length || 1)
  return [
    `${faults} faults in ${rounds} rounds; ${heals.length} needed a heal, ${late.length} came late, ${blocked} times Reconnect`,
    `false Live: ${untrue.filter(isFalse).length}; losses not told yet: ${untrue.length}, longest ${seconds(longest)}, over 25.1 s: ${untrue.filter(({ lasted }) => lasted > 25_100).length}`,
    ...describeHeals(heals),
    `requests per minute of an outage: mean ${perMinute.toFixed(1)}, most ${Math.max(0, ...outageRequests)} (${outageRequests.length} minutes)`,
    `timers ${before.timers} → ${after.timers}, heap ${before.heapMb.toFixed(1)} → ${after.heapMb.toFixed(1)} MB, sessions ${before.sessions} → ${after.sessions}`,
    `left: ${left.subscriptions} subscriptions, ${left.sessions} sessions, ${left.timers} timers`,
    ...late,
  ]
}
