/** A GWS that knows what is subscribed, executes what arrives, and answers as badly as it is told to. */
import type { StateResource } from '../../src/protocol/messages.js'
import type { SubscriptionOperation } from '../../src/protocol/operations.js'

/** How a server is made: part of its nature, not a fault that ends. */
export interface ServerNature {
  /** Refuses a Subscribe of what is subscribed, as some Interaction Servers may. */
  readonly refusesActive: boolean
  /** Refuses an Unsubscribe of what is not subscribed, as Interaction Server does. */
  readonly refusesInactive: boolean
  /** Pushes overtake the answers of the requests that caused them. */
  readonly pushesFirst: boolean
  /** Neither answers nor pushes carry a reference. */
  readonly withoutReferences: boolean
  /** No push states its owner; or only an Unsubscribed does not, as documented for place groups. */
  readonly withoutOwners: 'none' | 'Unsubscribed' | 'all'
  /** It takes 12 s to confirm: longer than confirmations are waited for. */
  readonly confirmsLate: boolean
}

/** What happened to an item; null: the message does not say. */
export type ServerChange = { readonly id: string; readonly isThere: boolean } | null

/** What goes wrong at the server for the moment. */
export interface ServerFaults {
  /** Refuses everything with RequestFailed. */
  isRefusing: boolean
  /** Accepts everything, and confirms nothing that we ask. */
  isSilent: boolean
  /** Does not know the agent. */
  isSignedOut: boolean
  /** The store behind it is away: lists are empty. */
  isAway: boolean
}

/** A push as it leaves the server. */
export interface ServerPush {
  readonly target: number
  readonly stateResource: StateResource
  readonly referenceId: number | null
  readonly statesOwner: boolean
  /** Tells the end of the subscription with this number. */
  readonly ending: number | null
}

/** What executing one operation came to. */
export interface Executed {
  readonly reference: number | null
  readonly pushes: readonly ServerPush[]
}

/** Truth about one target. */
export interface Held {
  isSubscribed: boolean
  /** We asked for it, and nobody has ended it since. */
  isOurs: boolean
  /** Number of its newest ending. */
  ending: number
  /** It ended, and nobody will be told. */
  isLost: boolean
  /** What is in the workbin, in order, and what was before the newest change. */
  items: readonly string[]
  earlier: readonly string[]
  /** The item that came or went last. */
  newest: string | null
}

/** The server. */
export class HostileServer {
  readonly held: readonly Held[]
  readonly faults: ServerFaults = {
    isRefusing: false,
    isSilent: false,
    isSignedOut: false,
    isAway: false,
  }
  readonly nature: ServerNature
  #reference = 0
  #endings = 0

  constructor(targets: number, nature: ServerNature) {
    this.nature = nature
    this.held = Array.from({ length: targets }, () => ({
      isSubscribed: false,
      isOurs: false,
      ending: 0,
      isLost: false,
      items: ['a', 'b'],
      earlier: [],
      newest: null,
    }))
  }

  /** Puts the item into the workbin, or takes it out. */
  change(target: number, id: string): { readonly id: string; readonly isThere: boolean } {
    const held = this.#heldOf(target)
    const isThere = !held.items.includes(id)
    held.earlier = held.items
    held.newest = id
    held.items = isThere ? [...held.items, id] : held.items.filter((other) => other !== id)
    return { id, isThere }
  }

  /** Drops a subscription and tells nobody, as some servers do after hours. */
  lose(target: number): void {
    const held = this.#heldOf(target)
    if (!held.isSubscribed) return
    this.#end(held)
    held.isLost = true
  }

  /** Numbers begin again, as after a restart of the server behind GWS. */
  restartReferences(): void {
    this.#reference = 0
  }

  /** Forgets all subscriptions: those of a session, where they belong to it. */
  forgetAll(): void {
    for (const held of this.held) this.#end(held)
  }

  /** Executes what we ask. */
  execute(target: number, operation: SubscriptionOperation): Executed {
    const executed = this.#run(target, operation, true)
    return this.faults.isSilent ? { ...executed, pushes: [] } : executed
  }

  /** Executes what another desktop of the same agent asks; we get its push. */
  executeForeign(target: number, operation: SubscriptionOperation): Executed {
    return this.#run(target, operation, false)
  }

  #run(target: number, operation: SubscriptionOperation, isOurs: boolean): Executed {
    const held = this.#heldOf(target)
    const { withoutOwners, withoutReferences } = this.nature
    const reference = (this.#reference += 1)
    const referenceId = withoutReferences ? null : reference
    const stateResource = this.#decide(held, operation)
    if (stateResource === 'Subscribed') {
      held.isSubscribed = true
      held.isLost = false
      held.isOurs ||= isOurs
    }
    if (stateResource === 'Unsubscribed') this.#end(held)
    const statesOwner = withoutOwners !== 'all' && withoutOwners !== stateResource
    const ending = stateResource === 'Unsubscribed' ? held.ending : null
    const push = { target, stateResource, referenceId, statesOwner, ending }
    return { reference: referenceId, pushes: [push] }
  }

  #heldOf(target: number): Held {
    const held = this.held[target]
    if (held === undefined) throw new Error('no such target')
    return held
  }

  #decide(held: Held, operation: SubscriptionOperation): StateResource {
    const isSubscribe = operation === 'Subscribe'
    const { refusesActive, refusesInactive } = this.nature
    const isNoChange = held.isSubscribed === isSubscribe
    if (this.faults.isRefusing) return 'RequestFailed'
    if (isNoChange && (isSubscribe ? refusesActive : refusesInactive)) return 'RequestFailed'
    return isSubscribe ? 'Subscribed' : 'Unsubscribed'
  }

  #end(held: Held): void {
    if (held.isSubscribed) held.ending = this.#endings += 1
    held.isSubscribed = false
    held.isOurs = false
  }
}
