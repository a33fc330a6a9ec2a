/** One agent's desktop in a soak: a client with every target on it, whose Live is watched. */
import { QueryClient } from '@tanstack/react-query'
import {
  createWorkbinClient,
  type SubscriptionHandle,
  type SubscriptionState,
  type WorkbinClient,
} from 'gws-workbins/core'
import type { Simulator } from 'gws-workbins/simulator'
import { systemClock } from '../../src/transport/systemClock.js'
import { soakTargets, type SoakTarget } from './soakTargets.js'
import { watchLive, type LiveWatch } from './watchLive.js'

/** The desktop. */
export interface SoakDesk {
  readonly client: WorkbinClient
  readonly watch: LiveWatch
  /** Puts a badge there, if there is none. */
  mount(target: SoakTarget): void
  /** Takes it away. */
  unmount(target: SoakTarget): void
  /** The handle of a badge that is there. */
  handle(target: SoakTarget): SubscriptionHandle | undefined
  /** What is shown and not live. */
  broken(): readonly SubscriptionState[]
  isAllLive(): boolean
  /** Takes all badges away, and keeps the link. */
  unmountAll(): void
  /** Lets the link go. */
  readonly disconnect: () => void
}

/**
 * Opens a desktop that shows every target.
 *
 * @param random - the client's chance, by the seed
 * @param now - the clock of the watch
 */
export function openSoakDesk(
  simulator: Simulator,
  random: () => number,
  now: () => number,
): SoakDesk {
  const client = createWorkbinClient({
    url: 'http://localhost/api/v2',
    queryClient: new QueryClient(),
    fetch: simulator.fetch,
    clock: { ...systemClock, random },
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
  const broken = (): readonly SubscriptionState[] =>
    [...handles.values()].map((handle) => handle.getState()).filter(({ isLive }) => !isLive)

  soakTargets.forEach(mount)
  return {
    client,
    watch,
    mount,
    unmount,
    handle: (target) => handles.get(target),
    broken,
    isAllLive: () => [...handles.values()].every((handle) => handle.getState().isLive),
    unmountAll: () => soakTargets.forEach(unmount),
    disconnect,
  }
}
