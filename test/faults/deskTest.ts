/**
 * `it` with a desk to open: each test gets real pages on a simulated GWS of its own, and fails if
 * any of them has shown a false Live, thrown, or written to the console.
 */
import { deepStrictEqual } from 'node:assert/strict'
import { chromium, type Browser } from 'playwright'
import { inject, test as base } from 'vitest'
import { chromiumArguments, findFullChromium } from '../../scripts/chromium.mjs'
import type { PageMode } from './buildPage.js'
import { openDesk, type Desk, type DeskOptions } from './openDesk.js'
import type { DeskPlan, TargetPlan } from './page/DeskPlan.js'

/** The seed's own workbin. */
export const seed: TargetPlan = {
  id: '6c715fa9-de16-4d23-b07c-cbcb1caf3e07',
  owner: { agentGroup: 'MyAgentGroup' },
}

/** The same workbin of another group. */
export const sibling: TargetPlan = { id: seed.id, owner: { agentGroup: 'Billing-Tier2' } }

/** The seed's workbin of a place group. */
export const place: TargetPlan = {
  id: '5d487e69-a393-4228-a06f-6a4015ab1b54',
  owner: { placeGroup: 'MyPlaceGroup' },
}

/** The name of a badge that lies on purpose, so that the oracle can be seen to find it. */
export const liar = 'liar'

/** Durations that show a fault's whole course in seconds. */
export const quick = {
  linger: 1_000,
  confirm: 5_000,
  heartbeat: 1_000,
  request: 5_000,
  pending: 0,
  grace: 100,
  lost: 1_000,
  stale: 2_000,
} as const

/** The same, and soon tired of waiting for a confirmation. */
export const hasty = { ...quick, confirm: 1_000 } as const

/** How a test opens its desk. */
export interface TestDeskOptions extends Omit<Partial<DeskOptions>, 'browser' | 'folder'> {
  readonly mode?: PageMode
  /** Exceptions that are the host's own. */
  readonly expectedErrors?: RegExp
  /** The test asks the oracle itself: it has two servers, or breaks a policy on purpose. */
  readonly judgesItself?: boolean
}

interface Fixtures {
  readonly browser: Browser
  /** Opens a desk with quick timings; it is judged and closed when the test ends. */
  readonly openDesk: (plan: Partial<DeskPlan>, options?: TestDeskOptions) => Promise<Desk>
}

/** Waits `ms` of real time: for what must not happen meanwhile. */
export function pass(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}

/** Resolves once `isSo`, asked every 20 ms; for what is not in the page. */
export async function until(isSo: () => boolean, within = 15_000): Promise<void> {
  const end = performance.now() + within
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`not so after ${within} ms: ${isSo.toString()}`)
    await pass(20)
  }
}

/** Vitest's own `it`, with `openDesk`. */
export const it = base.extend<Fixtures>({
  browser: [
    // oxlint-disable-next-line no-empty-pattern -- Vitest reads the names of the fixtures from it
    async ({}, give) => {
      const browser = await launch()
      await give(browser)
      await browser.close()
    },
    { scope: 'file' },
  ],
  openDesk: async ({ browser }, give) => {
    const desks: (TestDeskOptions & { readonly desk: Desk })[] = []
    await give(async (plan, options = {}) => {
      const folder = inject('pages')[options.mode ?? 'production']
      const whole = { targets: [seed], timings: quick, ...plan }
      const desk = await openDesk(whole, { ...options, browser, folder })
      desks.push({ ...options, desk })
      return desk
    })
    for (const { desk, ...options } of desks) {
      const found = judge(desk, options)
      await desk.close()
      deepStrictEqual(found, { falseLive: [], errors: [], written: [], violations: [] })
    }
  },
})

/** What no fault may ever leave behind. */
function judge(desk: Desk, { judgesItself = false, expectedErrors }: TestDeskOptions) {
  const { tabs } = desk
  const facts = tabs.flatMap((tab) => tab.facts)
  return {
    falseLive: judgesItself ? [] : desk.falseLive().filter(({ badge }) => badge !== liar),
    errors: tabs.flatMap(({ errors }) => errors).filter((error) => !expectedErrors?.test(error)),
    written: tabs.flatMap(({ written }) => written),
    violations: facts.filter(({ kind }) => kind === 'violation' && !judgesItself),
  }
}

/** The whole browser, not the headless shell: only the whole one hides and freezes its tabs. */
export async function launch(): Promise<Browser> {
  const executablePath = findFullChromium()
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    ignoreDefaultArgs: [
      '--disable-back-forward-cache',
      '--disable-background-timer-throttling',
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
    ],
    args: [
      ...chromiumArguments,
      // Hidden tabs are throttled after 5 s instead of 5 min.
      '--enable-features=IntensiveWakeUpThrottling:grace_period_seconds/5/policy/1',
    ],
  })
}
