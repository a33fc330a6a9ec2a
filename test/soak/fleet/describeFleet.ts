/** What a fleet costs its server, side by side, in lines for a terminal. */
import type { FleetOptions, FleetReport } from './runFleet.js'

/** Both ways to keep a list up to date, on the same world, events and chance. */
export interface FleetComparison {
  readonly options: FleetOptions
  /** A GET of the list for each event. */
  readonly refetch: FleetReport
  /** `client.contents`, which `useWorkbinContents` shows. */
  readonly contents: FleetReport
}

/** The lines. */
export function describeFleet({ contents, options, refetch }: FleetComparison): readonly string[] {
  const { desktops, items, minutes, seed } = options
  const ratio = (part: (report: FleetReport) => number): string =>
    `1 : ${(part(refetch) / part(contents)).toFixed(1)}`
  // The waits between a desktop's GETs are drawn evenly: their spread is 1/√3 of their mean.
  const noise = 100 / Math.sqrt(3 * Math.max(1, contents.traffic.lists))
  return [
    `${desktops} desktops show one group workbin of ${items} items; an event a second for ${minutes} min`,
    row(['', 'GETs/s', 'MB/s', 'of lists', 'polls/s', 'POSTs', 'fresh', 'equal after']),
    describe('refetch per event', refetch),
    describe('contents engine', contents),
    row([
      'engine : refetch',
      ratio(({ traffic }) => traffic.lists),
      ratio(bytesOf),
      ratio(({ traffic }) => traffic.listBytes),
      ratio(({ traffic }) => traffic.polls),
    ]),
    'MB/s: bodies of lists, polls and pushes. Fresh: showed the items of the server half a second after an event.',
    `Virtual time; a list takes 0.1 s, all else no time. Seed ${seed}; other seeds give the engine ${noise.toFixed(1)} % more or fewer GETs (one sigma).`,
  ]
}

function describe(name: string, report: FleetReport): string {
  const { events, fresh, settledAfter, traffic, unequal } = report
  const perSecond = (count: number): string => (count / events).toFixed(2)
  return row([
    name,
    perSecond(traffic.lists),
    perSecond(bytesOf(report) / 1e6),
    perSecond(traffic.listBytes / 1e6),
    perSecond(traffic.polls),
    String(traffic.posts),
    `${(fresh * 100).toFixed(1)} %`,
    unequal === 0 ? `${settledAfter / 1_000} s` : `${unequal} NEVER`,
  ])
}

function bytesOf({ traffic }: FleetReport): number {
  return traffic.listBytes + traffic.pushBytes
}

function row(cells: readonly string[]): string {
  const [name = '', ...numbers] = cells
  return name.padEnd(20) + numbers.map((cell) => cell.padStart(12)).join('')
}
