/** What the toolbar does to the server of a live story, and how a story lets it. */
import { createContext, useContext, useEffect, type Context } from 'react'
import type { ScenarioName, SimulatorControl } from 'gws-workbins/simulator'

/** How long a flapping link is up, and how long down (ms). */
const flapInterval = 8_000

interface Condition {
  readonly title: string
  /** Plays it, and returns what stops it. Without one the server is left alone. */
  readonly play?: (control: SimulatorControl) => () => void
}

const scenario = (name: ScenarioName) => (control: SimulatorControl) => {
  change(control, name)
  return () => undefined
}

/** With `GWS_URL` there is no simulator, and nobody breaks a real server from a toolbar. */
const ignore = () => undefined

// oxlint-disable-next-line react/rules-of-hooks -- a verb of the simulator, no hook
const change = (control: SimulatorControl, name: ScenarioName) =>
  void control.useScenario(name).catch(ignore)

/** Every condition by its name. */
export const linkConditions = {
  up: { title: 'Link up' },
  flapping: {
    title: 'Link flaps',
    play: (control) => {
      let isUp = false
      const flap = () => {
        change(control, isUp ? 'healthy' : 'connection-cut')
        isUp = !isUp
      }
      flap()
      const timer = setInterval(flap, flapInterval)
      return () => clearInterval(timer)
    },
  },
  down: { title: 'Link down', play: scenario('connection-cut') },
  slow: {
    title: 'Push is slow',
    play: (control) => {
      const rule = {
        match: { channel: '/meta/connect', held: true },
        effect: { type: 'delay', ms: 4_000, of: 'reply' },
      } as const
      void control.rules.add(rule).catch(ignore)
      return () => void control.rules.clear().catch(ignore)
    },
  },
  reject: {
    title: 'Subscribe is refused',
    play: (control) => {
      const stop = scenario('refuse')(control)
      void control.world.expirePushSessions().catch(ignore)
      return stop
    },
  },
} as const satisfies Readonly<Record<string, Condition>>

/** The name of a condition. */
export type LinkCondition = keyof typeof linkConditions

/** The condition that the toolbar names. */
export const LinkConditionContext: Context<LinkCondition> = createContext<LinkCondition>('up')

/** Lets the toolbar break a simulator: one line in a live story. It heals when another condition is chosen. */
export function useLinkCondition(control: SimulatorControl): void {
  const condition: Condition = linkConditions[useContext(LinkConditionContext)]
  const { play } = condition
  useEffect(() => {
    if (play === undefined) return undefined
    const stop = play(control)
    return () => {
      stop()
      change(control, 'healthy')
    }
  }, [control, play])
}

/** @param name - what the toolbar says, which an address can set to anything */
export const isLinkCondition = (name: unknown): name is LinkCondition =>
  typeof name === 'string' && Object.hasOwn(linkConditions, name)
