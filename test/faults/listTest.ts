/**
 * `it` with lists to open: each test fails if one of its lists was called current while it was not
 * the server's, or is not the server's in the end; and for all that `deskTest` fails for.
 */
import { deepStrictEqual } from 'node:assert/strict'
import { watchLists, idsAtServer, type ListsWatch } from '../soak/watchLists.js'
import { it as base, pass, quick, seed, type TestDeskOptions } from './deskTest.js'
import { compareList, falseCurrent, listNames } from './judgeLists.js'
import { toSimulatorTarget, type Desk } from './openDesk.js'
import type { DeskPlan, TargetPlan } from './page/DeskPlan.js'
import { gets } from './readTraffic.js'
import type { Tab } from './Tab.js'

/** The seed's workbin, with its list. */
export const listed: TargetPlan = { ...seed, list: true }

/** Durations that show a list's whole course in seconds. */
export const quickLists = { ...quick, contents: 5_000, verifyWithin: 1_000 } as const

/** How a test opens its lists. */
export interface ListDeskOptions extends TestDeskOptions {
  /** How long a list may be called current while it is not the server's (ms). Default: heartbeat and 3 s. */
  readonly patience?: number
}

interface Fixtures {
  /** Opens a desk with one list and quick timings; resolves once every list is current. */
  readonly openLists: (plan?: Partial<DeskPlan>, options?: ListDeskOptions) => Promise<Desk>
}

interface Opened {
  readonly desk: Desk
  readonly watch: ListsWatch | undefined
  readonly targets: readonly TargetPlan[]
  readonly patience: number
}

/** A workbin with a list has it under the number of its place. */
export const it = base.extend<Fixtures>({
  openLists: async ({ openDesk }, give) => {
    const all: Opened[] = []
    await give(async (plan = {}, { patience = quick.heartbeat + 3_000, ...options } = {}) => {
      const targets = plan.targets ?? [listed]
      let watch: ListsWatch | undefined
      const desk = await openDesk(
        { timings: quickLists, ...plan, targets },
        {
          ...options,
          prepare: (simulator) => {
            watch = watchLists(simulator, targets.map(toSimulatorTarget))
            options.prepare?.(simulator)
          },
        },
      )
      all.push({ desk, watch, targets, patience })
      return desk
    })
    for (const opened of all) {
      await settles(opened)
      opened.watch?.stop()
      deepStrictEqual(falsehoods(opened), [])
    }
  },
})

/** Resolves once the first list of the tab is so; asks again with all that the tab tells. */
export function listBecomes(
  tab: Tab,
  isSo: (ids: readonly string[], status: string | null) => boolean,
  within = 20_000,
): Promise<unknown> {
  const latest = () => tab.facts.findLast((fact) => fact.kind === 'list' && fact.list === '0')
  return tab.sees(
    latest,
    (fact) => fact?.kind === 'list' && isSo(fact.ids, fact.status),
    () => `the list is ${JSON.stringify(latest())} after ${within} ms: ${isSo.toString()}`,
    within,
  )
}

/** When the list of a workbin was asked for. */
export function listGets({ log }: Desk, { id }: TargetPlan = listed): readonly number[] {
  return gets(log.filter(isOf(id)), '')
}

function isOf(id: string) {
  return (entry: Desk['log'][number]): boolean =>
    entry.kind === 'request' && entry.path.includes(`/workbins/${id}?subresources`)
}

/** Every list of every tab is the server's within 30 s; else says which is not. */
async function settles(opened: Opened): Promise<void> {
  const end = Date.now() + 30_000
  while (differences(opened).length > 0 && Date.now() < end) await pass(50)
  deepStrictEqual(differences(opened), [])
}

function differences({ desk, targets }: Opened): readonly string[] {
  return desk.tabs.flatMap((tab) =>
    listNames(tab).flatMap((list) => {
      const target = targets[placeOf(list)]
      const ids = target && idsAtServer(desk.simulator, toSimulatorTarget(target))
      return ids === undefined ? [`there is no list ${list}`] : compareList(tab, list, ids)
    }),
  )
}

function falsehoods({ desk, patience, watch }: Opened): readonly object[] {
  return desk.tabs.flatMap((tab) =>
    listNames(tab).flatMap((list) =>
      falseCurrent(tab, list, watch?.histories[placeOf(list)] ?? [], patience).map((found) => ({
        list,
        ...found,
      })),
    ),
  )
}

/** Of `0.7` it is 0. */
function placeOf(list: string): number {
  return Number.parseInt(list, 10)
}
