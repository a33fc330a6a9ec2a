/** Remote control of a simulator over its control route: the same verbs, as promises. */
import type { LogEntry } from '../createLog.js'
import type { Subscription } from '../model/createSubscriptions.js'
import type { SimulatorItem } from '../model/definition.js'
import type { SimulatorTarget } from '../model/target.js'
import { containerKey } from '../model/target.js'
import type { ActiveRule, Rule } from '../rules/Rule.js'
import type { ScenarioName } from '../scenarios.js'
import type { WorldDump, WorldVerbs } from '../SimulatorWorld.js'
import type { SimulatorAction } from './SimulatorAction.js'

/** The verbs of the world, over the wire. */
export type RemoteVerbs = {
  readonly [Verb in keyof WorldVerbs]: (
    ...args: Parameters<WorldVerbs[Verb]>
  ) => Promise<ReturnType<WorldVerbs[Verb]>>
}

/** The world of a simulator elsewhere. Each question is one request. */
export interface RemoteWorld extends RemoteVerbs {
  isSubscribed(target: SimulatorTarget, agentId?: string): Promise<boolean>
  subscriptions(): Promise<readonly Subscription[]>
  contents(target: SimulatorTarget): Promise<readonly SimulatorItem[]>
  held(agentId?: string): Promise<readonly SimulatorItem[]>
  dump(): Promise<WorldDump>
}

/** A simulator elsewhere. Every call rejects with the simulator's own words where it refuses. */
export interface SimulatorControl {
  readonly rules: {
    /** Puts a rule in force; the function resolved removes it. */
    add(rule: Rule): Promise<() => Promise<void>>
    remove(id: string): Promise<void>
    clear(): Promise<void>
    list(): Promise<readonly ActiveRule[]>
  }
  readonly log: {
    /**
     * The entries so far.
     *
     * @param since - only those with a greater `sequence`
     */
    entries(since?: number): Promise<readonly LogEntry[]>
    clear(): Promise<void>
  }
  readonly world: RemoteWorld
  scenario(): Promise<ScenarioName>
  useScenario(name: ScenarioName): Promise<void>
}

/**
 * Controls a simulator that runs in a server, or this page's own one.
 *
 * @example
 * ```ts
 * const control = createSimulatorControl(fetch, 'http://localhost:8080')
 * await control.useScenario('black-hole')
 * await control.world.isSubscribed({ id: workbinId, agentGroup: 'Billing-Tier2' })
 * ```
 *
 * @param fetch - the browser's, Node's, or `simulator.fetch`
 * @param base - the simulator's origin; default: the page's own, or any for `simulator.fetch`
 */
export function createSimulatorControl(
  fetch: typeof globalThis.fetch,
  base = '',
): SimulatorControl {
  const call = createCall(fetch, `${base}/simulator`)
  // What the route answers is what the types say: both ends are this package.
  const ask = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> =>
    (await call(method, path, body)) as Answer
  const tell = async (method: string, path: string, body?: unknown): Promise<void> => {
    await call(method, path, body)
  }

  const remove = (id: string): Promise<void> => tell('DELETE', `rules?id=${encodeURIComponent(id)}`)

  return {
    rules: {
      add: async (rule) => {
        const { id } = await ask<ActiveRule>('POST', 'rules', rule)
        return () => remove(id)
      },
      remove,
      clear: () => tell('DELETE', 'rules'),
      list: () => ask('GET', 'rules'),
    },
    log: {
      entries: (since = 0) => ask('GET', `log?since=${since}`),
      clear: () => tell('DELETE', 'log'),
    },
    world: createRemoteWorld(
      () => ask('GET', 'world'),
      (action) => call('POST', 'actions', action),
    ),
    scenario: async () => (await ask<{ name: ScenarioName }>('GET', 'scenario')).name,
    useScenario: (name) => tell('PUT', 'scenario', { name }),
  }
}

type Call = (method: string, path: string, body?: unknown) => Promise<unknown>

function createCall(fetch: typeof globalThis.fetch, root: string): Call {
  return async (method, path, body) => {
    const response = await fetch(`${root}/${path}`, {
      method,
      // To sign in sets a cookie.
      credentials: 'include',
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    const answer: unknown = await response.json()
    if (response.ok) return answer ?? undefined
    throw new TypeError(`The simulator refused: ${JSON.stringify(answer)}`)
  }
}

function createRemoteWorld(
  dump: () => Promise<WorldDump>,
  call: (action: SimulatorAction) => Promise<unknown>,
): RemoteWorld {
  // As above: the answer of a verb is what the verb returns.
  const act = async <Answer = void>(action: SimulatorAction): Promise<Answer> =>
    (await call(action)) as Answer

  return {
    addItem: (target, item) => act({ action: 'addItem', target, item }),
    removeItem: (target, itemId) => act({ action: 'removeItem', target, itemId }),
    takeItem: (target, agentId, itemId) => act({ action: 'takeItem', target, agentId, itemId }),
    endSubscription: (target, agentId) => act({ action: 'endSubscription', target, agentId }),
    dropSubscription: (target, agentId) => act({ action: 'dropSubscription', target, agentId }),
    setService: (service, state) => act({ action: 'setService', service, state }),
    publish: (channel, data, agentId) => act({ action: 'publish', channel, data, agentId }),
    signIn: (agentId) => act({ action: 'signIn', agentId }),
    signOut: () => act({ action: 'signOut' }),
    expireHttpSessions: () => act({ action: 'expireHttpSessions' }),
    expirePushSessions: () => act({ action: 'expirePushSessions' }),
    restart: () => act({ action: 'restart' }),
    cutConnections: () => act({ action: 'cutConnections' }),
    endPolls: () => act({ action: 'endPolls' }),
    startTraffic: (options) => act({ action: 'startTraffic', options }),
    stopTraffic: () => act({ action: 'stopTraffic' }),
    dump,
    subscriptions: async () => (await dump()).subscriptions,
    isSubscribed: async (target, agentId) => isSubscribed(await dump(), target, agentId),
    contents: async (target) => findContents(await dump(), target),
    held: async (agentId) => findHeld(await dump(), agentId),
  }
}

function isSubscribed(world: WorldDump, target: SimulatorTarget, agentId = meIn(world)): boolean {
  const key = containerKey(target, agentId)
  return world.subscriptions.some(
    (each) => each.agentId === agentId && containerKey(each.target, agentId) === key,
  )
}

function findContents(world: WorldDump, target: SimulatorTarget): readonly SimulatorItem[] {
  const key = containerKey(target, meIn(world))
  const found = world.contents.find((each) => containerKey(each.target, meIn(world)) === key)
  return found?.items ?? []
}

function findHeld(world: WorldDump, agentId = meIn(world)): readonly SimulatorItem[] {
  return world.held.find((each) => each.agentId === agentId)?.items ?? []
}

function meIn({ agents }: WorldDump): string {
  return agents[0]?.id ?? ''
}
