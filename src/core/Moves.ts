/** All pulls and adds of a client: one at a time for each item and workbin, and whom the messages that prove them reach. */
import { mediumTopics, parseMediumMessage } from '../protocol/mediumMessages.js'
import type { WorkbinMessage } from '../protocol/messages.js'
import type { MoveKind } from '../protocol/operations.js'
import { targetKey, type WorkbinTarget } from '../protocol/target.js'
import { atMost } from './atMost.js'
import { channelsOf } from './channelsOf.js'
import { createStore, type Readable } from './createStore.js'
import type { ItemOutcome } from './itemOutcome.js'
import type { LinkView } from './linkView.js'
import { RunningMove, type Move, type MoveContext } from './RunningMove.js'

/** What moving needs, and whom it tells. */
export interface MovesOptions extends Omit<MoveContext, 'listen'> {
  /** What was sent has come to something: the workbin's list has changed, or may have. */
  onMoved(target: WorkbinTarget, itemId: string, kind: MoveKind, outcome: ItemOutcome): void
}

/** How long the topics that prove a move may take to be joined (ms). */
const joinPatience = 5_000

const none: ReadonlySet<string> = new Set()

/** All moves of one client. */
export class Moves {
  readonly #options: MovesOptions
  readonly #running = new Map<string, RunningMove>()
  readonly #busy = createStore<ReadonlyMap<string, ReadonlySet<string>>>(new Map())
  #isListening = false
  #agents = 0

  constructor(options: MovesOptions) {
    this.#options = options
  }

  /** Counts agents: what is begun for one is not ended for the next. */
  get agent(): number {
    return this.#agents
  }

  /** Starts it; where the same is under way already, that is its outcome, too. */
  start(move: Move): Promise<ItemOutcome> {
    const { item, kind, target } = move
    const key = JSON.stringify([kind, targetKey(target), item.id])
    const known = this.#running.get(key)
    if (known !== undefined) return known.outcome
    const running = new RunningMove(move, { ...this.#options, listen: () => this.#listen() })
    this.#running.set(key, running)
    this.#showBusy(target)
    return running.outcome.then((outcome) => {
      // Another agent's may be there by now.
      if (this.#running.get(key) !== running) return outcome
      this.#running.delete(key)
      this.#showBusy(target)
      if (running.wasSent) this.#options.onMoved(target, item.id, kind, outcome)
      return outcome
    })
  }

  /** The ids of the items of a workbin that are being pulled or added. */
  busy(target: WorkbinTarget): Readable<ReadonlySet<string>> {
    const key = targetKey(target)
    return {
      getState: () => this.#busy.getState().get(key) ?? none,
      subscribe: this.#busy.subscribe,
    }
  }

  /** News of the link. */
  linkChanged(view: LinkView): void {
    for (const running of this.#running.values()) running.linkChanged(view)
  }

  /** A message of the workbins topic: that an item has come proves its add. */
  receive(message: WorkbinMessage): void {
    const isAdded =
      message.messageType === 'WorkbinStateChangeMessage' && message.action === 'ItemAdded'
    if (!isAdded) return
    for (const running of this.#running.values()) running.hearAdded(message)
  }

  /** Another agent: what is under way is none of his. */
  reset(): void {
    this.#agents += 1
    const former = [...this.#running.values()]
    this.#running.clear()
    this.#busy.setState(new Map())
    for (const running of former) running.reset()
  }

  #showBusy(target: WorkbinTarget): void {
    const key = targetKey(target)
    const moves = [...this.#running.values()].map(({ move }) => move)
    const ids = moves.filter((move) => targetKey(move.target) === key).map(({ item }) => item.id)
    const busy = new Map(this.#busy.getState())
    if (ids.length === 0) busy.delete(key)
    else busy.set(key, new Set(ids))
    this.#busy.setState(busy)
  }

  /** From the first move on: a proof that comes before its topic is joined is lost. */
  #listen(): Promise<void> {
    const { clock, connection } = this.#options
    const channels = channelsOf(connection)
    if (!this.#isListening) {
      this.#isListening = true
      for (const topic of mediumTopics) channels.listen(topic, (data) => this.#hearMedium(data))
    }
    return atMost(channels.settled(mediumTopics), joinPatience, clock)
  }

  #hearMedium(data: unknown): void {
    if (this.#running.size === 0) return
    const message = parseMediumMessage(data)
    for (const running of this.#running.values()) running.hear(message)
  }
}
