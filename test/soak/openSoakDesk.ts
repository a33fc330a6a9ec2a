/** One agent's desktop in a soak: a client with every target on it, whose Live is watched. */
import { QueryClient } from '@tanstack/react-query'
import {
  createWorkbinClient,
  type SubscriptionHandle,
  type SubscriptionState,
  type WorkbinClient,
} from 'gws-workbins/core'
import type { Simulator } from 'gws-workbins/simulator'
import { vi } from 'vitest'
import { systemClock } from '../../src/transport/systemClock.js'
import { pick } from './drawRound.js'
import type { SoakedDesk } from './playRound.js'
import { soakTargets, type SoakTarget } from './soakTargets.js'
import { watchLive, type LiveWatch } from './watchLive.js'

/** The desktop. */
export interface SoakDesk extends SoakedDesk {
  readonly client: WorkbinClient
  readonly watch: LiveWatch
  /** Takes all badges away, and keeps the link. */
  unmountAll(): void
  /** Lets the link go. */
  readonly disconnect: () => void
}

/** What a desktop is opened with. */
export interface SoakDeskOptions {
  readonly simulator: Simulator
  /** The client's chance, by the seed. */
  readonly chance: () => number
  /** The agent's, too. */
  readonly random: () => number
  /** The clock of the watch. */
  readonly now: () => number
}

/** Opens a desktop that shows every target. */
export function openSoakDesk({ simulator, chance, random, now }: SoakDeskOptions): SoakDesk {
  const sayOnline = openPage()
  const client = createWorkbinClient({
    url: 'http://localhost/api/v2',
    queryClient: new QueryClient(),
    fetch: simulator.fetch,
    clock: { ...systemClock, random: chance },
  })
  const watch = watchLive(simulator.log, now)
  const handles = new Map<SoakTarget, SubscriptionHandle>()
  const disconnect = client.connect()

  const mount = (target: SoakTarget): void => {
    if (handles.has(target)) return
    const handle = client.subscription(target.target)
    handles.set(target, handle)
    const look = (): void => watch.show(target, handle.getState().isLive)
    handle.subscribe(look)
    look()
  }
  const unmount = (target: SoakTarget): void => {
    handles.get(target)?.release()
    handles.delete(target)
    watch.show(target, false)
  }
  const states = (): readonly SubscriptionState[] =>
    [...handles.values()].map((handle) => handle.getState())

  soakTargets.forEach(mount)
  return {
    client,
    watch,
    unmountAll: () => soakTargets.forEach(unmount),
    disconnect,
    isAllLive: () => [...handles.values()].every((handle) => handle.getState().isLive),
    look: async () => {
      const { error, retryAt, status } = client.connection.getState()
      return {
        isUp: status === 'connected',
        isBlocked: status === 'blocked',
        isOrdered: error?.code === 'session-not-kept',
        retryAt,
      }
    },
    describe: () =>
      JSON.stringify({
        link: client.connection.getState(),
        first: states().find(({ isLive }) => !isLive),
      }),
    planAgent: (ms) => {
      for (let count = 0; count < 3; count += 1) {
        const target = pick(soakTargets, random)
        const isPause = random() < 0.5
        const from = random() * ms
        setTimeout(() => {
          if (isPause) handles.get(target)?.unsubscribe()
          else unmount(target)
        }, from)
        setTimeout(
          () => {
            if (isPause) handles.get(target)?.subscribe()
            mount(target)
          },
          from + random() * (ms - from),
        )
      }
    },
    sayOnline: async () => {
      sayOnline()
      client.authRenewed()
    },
    reconnect: async () => client.connection.reconnect(),
  }
}

/** A window that can only say `online`, as far as the client looks at it. */
function openPage(): () => void {
  const page = new EventTarget()
  vi.stubGlobal('window', globalThis)
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }))
  return () => void page.dispatchEvent(new Event('online'))
}
