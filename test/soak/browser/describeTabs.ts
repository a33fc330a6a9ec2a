/** What a soak of tabs came to, in lines for a terminal. */
import { describeHeals } from '../describeHeals.js'
import type { HeapSample, TabsReport } from './runTabs.js'

/** The lines. */
export function describeTabs(report: TabsReport): readonly string[] {
  const { blocked, errors, falseLive, faults, heals, heap, late, outageRequests, rounds } = report
  const sum = outageRequests.reduce((total, requests) => total + requests, 0)
  const perMinute = outageRequests.length === 0 ? '–' : (sum / outageRequests.length).toFixed(1)
  const [soon, later] = report.sessionsLeft
  return [
    `${faults} faults in ${rounds} rounds; ${heals.length} needed a heal, ${late.length} came late, ${blocked} times Reconnect`,
    `false Live: ${falseLive.length}; errors: ${errors.length}; written to the console: ${report.written.length}; all live in the end: ${report.isLiveInTheEnd ? 'yes' : 'no'}`,
    ...describeHeals(heals),
    `requests per tab and minute of an outage: mean ${perMinute}, most ${Math.max(0, ...outageRequests)} (${outageRequests.length} minutes)`,
    ...describeHeap(heap),
    `sessions left: ${soon} after 2 s, ${later} in the end`,
    ...late,
    ...errors,
    ...report.written,
    ...falseLive.map((each) => JSON.stringify(each)),
  ]
}

/** Slope by least squares. The first samples are of a page that still warms up. */
function describeHeap(heap: readonly HeapSample[]): readonly string[] {
  const warm = heap.slice(Math.floor(heap.length / 4))
  return (heap[0]?.megabytes ?? []).map((first, tab) => {
    const points = warm.map(({ minute, megabytes }) => [minute / 60, megabytes[tab] ?? 0] as const)
    const last = points.at(-1)?.[1] ?? 0
    return `heap of tab ${tab + 1}: ${first.toFixed(2)} → ${last.toFixed(2)} MB, slope ${slopeOf(points).toFixed(2)} MB/h over ${points.length} samples`
  })
}

function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (at: 0 | 1): number =>
    points.reduce((sum, point) => sum + point[at], 0) / points.length
  const [meanX, meanY] = [mean(0), mean(1)]
  const spread = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
  return points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread
}
