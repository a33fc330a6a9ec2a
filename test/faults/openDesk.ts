/** Opens a desk: a site with a simulated GWS, and tabs of a real browser on it. */
import type { Rule, Simulator, SimulatorTarget } from 'gws-workbins/simulator'
import type { Browser, BrowserContext } from 'playwright'
import { ofPlaywright, openRawTab, openRawWindow, type RawTab } from './Cdp.js'
import { findFalseLive, type FalseLive } from './findFalseLive.js'
import type { DeskPlan, TargetPlan } from './page/DeskPlan.js'
import { stampLog, type StampedEntry } from './stampLog.js'
import { startSite, type Site, type SiteOptions } from './startSite.js'
import { Tab } from './Tab.js'

/** What a desk is opened with. */
export interface DeskOptions extends SiteOptions {
  readonly browser: Browser
  /** In force before the first request. */
  readonly rules?: readonly Rule[] | undefined
  /** Whatever else is to be done to the simulator before the first request. */
  readonly prepare?: ((simulator: Simulator) => void) | undefined
  /** Tabs past Playwright, which can really be hidden and frozen. */
  readonly raw?: boolean | undefined
  /** Runs in every page before anything else. */
  readonly init?: (() => void) | undefined
}

/** A desk that is open. */
export interface Desk {
  readonly site: Site
  readonly simulator: Simulator
  /** What the simulator has logged. */
  readonly log: readonly StampedEntry[]
  /** Every tab, the first one first. */
  readonly tabs: readonly Tab[]
  /** The tab that was opened with the desk. */
  readonly tab: Tab
  /** Missing for raw tabs. */
  readonly context: BrowserContext | undefined
  /** Another tab of the same browser: same cookies, same agent. */
  openTab(plan?: DeskPlan): Promise<Tab>
  /** A tab of another browser, before which another agent sits. */
  openTabOf(agentId: string): Promise<Tab>
  /** Brings a raw tab to the front, and hides the others of its window. */
  activate(tab: Tab): Promise<void>
  /** Puts an empty raw tab in front of the others. */
  cover(): Promise<void>
  /** Everything false that any tab has shown so far. */
  falseLive(): readonly FalseLive[]
  close(): Promise<void>
}

/** Opens a desk; nothing of it is left after `close`. */
export async function openDesk(plan: DeskPlan, options: DeskOptions): Promise<Desk> {
  const { browser, init, prepare, raw = false, rules = [] } = options
  const site = await startSite(options)
  const log = stampLog(site.simulator)
  for (const rule of rules) site.simulator.rules.add(rule)
  prepare?.(site.simulator)
  const context = raw ? undefined : await browser.newContext()
  const rawWindow = raw ? await openRawWindow(browser) : ''
  const tabs: Tab[] = []
  const rawTabs = new Map<Tab, RawTab>()
  const covers: RawTab[] = []
  const atSite = { urls: [site.api], ...plan }

  const origin = site.url
  const others: BrowserContext[] = []

  const openPage = async (window: BrowserContext, given: DeskPlan): Promise<Tab> => {
    const page = await window.newPage()
    const cdp = await ofPlaywright(window, page)
    const tab = await Tab.open({ cdp, page, origin, init, plan: given, close: () => page.close() })
    tabs.push(tab)
    return tab
  }

  const openTab = async (given: DeskPlan): Promise<Tab> => {
    if (context === undefined) {
      const opened = await openRawTab(browser, rawWindow)
      const { cdp, close } = opened
      const tab = await Tab.open({ cdp, close, origin, init, plan: given })
      tabs.push(tab)
      rawTabs.set(tab, opened)
      return tab
    }
    return openPage(context, given)
  }

  const tab = await openTab(atSite)
  return {
    site,
    simulator: site.simulator,
    log,
    tabs,
    tab,
    context,
    openTab: (given = plan) => openTab({ urls: [site.api], ...given }),
    openTabOf: async (agentId) => {
      const other = await browser.newContext()
      others.push(other)
      await other.addCookies([{ name: 'SIMULATOR_AGENT', value: agentId, url: origin }])
      return openPage(other, atSite)
    },
    activate: async (shown) => rawTabs.get(shown)?.activate(),
    cover: async () => {
      const covering = await openRawTab(browser, rawWindow)
      await covering.activate()
      covers.push(covering)
    },
    falseLive: () => tabs.flatMap((each) => falseLiveOf(each, log)),
    close: async () => {
      for (const each of [...rawTabs.values(), ...covers]) await each.close()
      await Promise.all([context, ...others].map(async (each) => each?.close()))
      await site.close()
    },
  }
}

function falseLiveOf({ facts, plan, sessions }: Tab, log: readonly StampedEntry[]) {
  const { targets, timings } = plan
  const heartbeat = timings?.heartbeat ?? 15_000
  return findFalseLive({
    facts,
    log,
    sessions,
    heartbeat,
    targets: targets.map(toSimulatorTarget),
    until: Date.now(),
  })
}

/** The simulator's name for a target. */
export function toSimulatorTarget({ id, owner }: TargetPlan): SimulatorTarget {
  if (owner === 'me') return { id }
  const { agentGroup, placeGroup, user: userId } = owner
  return {
    id,
    ...(agentGroup === undefined ? {} : { agentGroup }),
    ...(placeGroup === undefined ? {} : { placeGroup }),
    ...(userId === undefined ? {} : { userId }),
  }
}
