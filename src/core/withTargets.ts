/** All targets of a client at once, as a part of it: for those who speak of them together. */
import { addPart } from './addPart.js'
import type { Readable } from './createStore.js'
import type { LeanClient } from './LeanClient.js'
import { notify } from './notify.js'
import type { ObservedTarget } from './ObservedTarget.js'

/** What a client can say of all its targets. */
export interface TargetsPart {
  /** Every target that somebody observes, or that is still to be ended. Reading it observes none. */
  readonly targets: Readable<readonly ObservedTarget[]>
}

/** The client with `targets`. */
export function withTargets<Client extends LeanClient>(client: Client): Client & TargetsPart {
  return addPart(client, 'targets', ({ parts, registry }): TargetsPart => {
    const listeners = new Set<() => void>()
    let known: readonly ObservedTarget[] | null = null
    parts.onAnyTarget = () => {
      known = null
      notify(listeners)
    }
    return {
      targets: {
        getState: () => (known ??= registry.all()),
        subscribe(listener) {
          const own = (): void => listener()
          listeners.add(own)
          return () => listeners.delete(own)
        },
      },
    }
  })
}
