/** One pull or add from its call to its outcome: asked for, sent once, and proved by a message or not at all. */
import type { MediumMessage } from '../protocol/mediumMessages.js'
import { parseResource } from '../protocol/mediumMessages.js'
import type { WorkbinStateChangeMessage } from '../protocol/messages.js'
import { moveName, type MoveOperation } from '../protocol/operations.js'
import { targetKey, type WorkbinTarget } from '../protocol/target.js'
import { AwaitedProof } from './AwaitedProof.js'
import type { Clock } from './clock.js'
import { WorkbinError } from './errors.js'
import type { ItemOutcome } from './itemOutcome.js'
import type { LinkView } from './linkView.js'
import type { MovePort, RequestOutcome } from './ports.js'
import type { RunningConnection } from './RunningConnection.js'
import type { Timings } from './timings.js'
import { withLogin } from './withLogin.js'

/** What is to be carried out. */
export interface Move extends MoveOperation {
  readonly target: WorkbinTarget
  /** Gives it up before it is sent. */
  readonly signal?: AbortSignal | undefined
  /** Asks the host, where it wants to be asked; false or an exception is a no. */
  readonly allow?: (() => unknown) | undefined
  /** Its answer came: the next one may be sent. */
  readonly onAnswered?: (() => void) | undefined
}

/** What a move needs. */
export interface MoveContext {
  readonly clock: Clock
  readonly timings: Pick<Timings, 'confirm'>
  readonly port: MovePort
  readonly connection: RunningConnection
  /** GWS id of the agent; 'me' where it is not known. */
  agentId(): string
  /** Resolves once what proves it can be heard, or after a while. */
  listen(): Promise<void>
}

/** GWS `statusCode` 19: somebody else has it. */
const inUse = 19

/** Starts in a task of its own; resolves always. */
export class RunningMove {
  readonly move: Move
  readonly outcome: Promise<ItemOutcome>
  readonly #context: MoveContext
  readonly #proof = new AwaitedProof()
  readonly #reset = new AbortController()
  /** The push session on which it was sent, or 0. */
  #session = 0
  /** The server told since of an operation on the item that was carried out, ours or another. */
  #isContradicted = false

  constructor(move: Move, context: MoveContext) {
    this.move = move
    this.#context = context
    const isReset = new Promise<ItemOutcome>((resolve) => {
      this.#reset.signal.addEventListener('abort', () => resolve(this.#cancelled()))
    })
    const isOver = Promise.resolve().then(() => this.#run())
    this.outcome = Promise.race([isReset, isOver])
  }

  get wasSent(): boolean {
    return this.#session !== 0
  }

  /** Another agent: it is over at once, and what is out is aborted. */
  reset(): void {
    this.#reset.abort()
    this.#proof.end()
  }

  /** What is sent on a session is proved on that session, or never: numbers begin anew on the next. */
  linkChanged({ session }: LinkView): void {
    if (this.wasSent && session !== this.#session) this.#proof.end()
  }

  /** A message of a medium topic: of us only where it has our reference, and names no other item. */
  hear({ isError, referenceId, resources }: MediumMessage): void {
    const item = resources.find(({ id }) => isAlike(id, this.move.item.id))
    const isOurs = item !== undefined || resources.length === 0
    if (!this.wasSent || !isOurs || referenceId === null) return
    this.#isContradicted ||= item !== undefined && !isError
    this.#proof.hear({ referenceId, isError, item: item ?? null })
  }

  /** Our item came to a workbin: to ours with our reference, or without one to exactly this target. */
  hearAdded({ id, interaction, owner, referenceId }: WorkbinStateChangeMessage): void {
    const { item, kind, target } = this.move
    const resource = parseResource(interaction?.resource)
    if (!this.wasSent || kind !== 'add' || resource === undefined) return
    const isOwn =
      owner === null || (target.owner === 'me' && owner.user === this.#context.agentId())
    const stated = { id, owner: isOwn ? 'me' : owner } as const
    const isHere = resource.id === item.id && targetKey(stated) === targetKey(target)
    const isLike = isAlike(id, target.id) && isAlike(resource.id, item.id)
    if (referenceId === null ? !isHere : !isLike) return
    this.#proof.hear({ referenceId, isError: false, item: resource })
  }

  async #run(): Promise<ItemOutcome> {
    const { connection, port } = this.#context
    const { allow, signal, target } = this.move
    let release = (): void => {}
    try {
      const refusal = this.#refusal()
      if (refusal !== null) return refusal
      const word = await Promise.race([allow?.(), aborted(signal)])
      if (word === false) return this.#vetoed(undefined)
      const obstacle = this.#refusal()
      if (obstacle !== null) return obstacle
      // Whoever began it may be gone before it is proved.
      release = connection.hold()
      return await port.run(moveName(this.move), target, () => this.#send())
    } catch (cause) {
      return this.#vetoed(cause)
    } finally {
      release()
    }
  }

  async #send(): Promise<ItemOutcome> {
    const { connection, listen, port } = this.#context
    await listen()
    const begin = (): boolean => {
      if (this.#refusal() !== null) return false
      this.#session = connection.view.session
      return true
    }
    const answer = await withLogin(connection, () =>
      port.move(this.move, this.move.target, begin, this.#reset.signal),
    )
    this.move.onAnswered?.()
    return this.#judge(answer)
  }

  #judge(answer: RequestOutcome): ItemOutcome | Promise<ItemOutcome> {
    switch (answer.type) {
      case 'accepted':
        return this.#prove(answer.reference)
      case 'retry':
      case 'fatal':
      case 'signed-out': {
        const { error, executed } = answer
        if (executed === 'unknown') return this.#prove(null, error)
        const isGone = this.move.kind === 'pull' && error.code === 'not-found'
        return isGone || error.statusCode === inUse ? this.#refused(error) : this.#failed(error)
      }
      case 'left':
        return this.#refusal() ?? this.#failed(new WorkbinError('link-not-live'))
      default:
        return answer satisfies never
    }
  }

  async #prove(referenceId: number | null, cause?: WorkbinError): Promise<ItemOutcome> {
    const { clock, timings } = this.#context
    const { kind } = this.move
    this.#proof.answered(referenceId)
    // Nothing could be told from another's.
    if (referenceId === null && kind === 'pull') this.#proof.end()
    const cancel = clock.schedule(() => this.#proof.end(), timings.confirm)
    const proof = await this.#proof.found
    cancel()
    // What a browser sends twice, because it was cut before its first byte, is refused for having been done.
    if (proof === null || (proof.isError && this.#isContradicted)) {
      const error = new WorkbinError('outcome-unknown', { cause })
      return { ...this.#name, status: 'unconfirmed', referenceId, error }
    }
    if (proof.isError) return this.#refused(undefined)
    return { ...this.#name, status: 'done', referenceId, item: proof.item, error: null }
  }

  get #name(): { readonly id: string; readonly medium: string } {
    const { id, medium } = this.move.item
    return { id, medium }
  }

  /** Why it must not be sent now; null where it may. */
  #refusal(): ItemOutcome | null {
    if (this.move.signal?.aborted === true || this.#reset.signal.aborted) return this.#cancelled()
    const error = whyNotNow(this.#context.connection.view)
    return error === null ? null : this.#failed(error)
  }

  #failed(error: WorkbinError): ItemOutcome {
    return { ...this.#name, status: 'failed', error }
  }

  #refused(cause: unknown): ItemOutcome {
    const code = this.move.kind === 'pull' ? 'already-taken' : 'add-refused'
    return { ...this.#name, status: 'refused', error: new WorkbinError(code, { cause }) }
  }

  #vetoed(cause: unknown): ItemOutcome {
    return { ...this.#name, status: 'vetoed', cause, error: null }
  }

  #cancelled(): ItemOutcome {
    return { ...this.#name, status: 'cancelled', wasSent: this.wasSent, error: null }
  }
}

/** Beside our reference its spelling does not matter. */
function isAlike(id: string, ours: string): boolean {
  return id.toLowerCase() === ours.toLowerCase()
}

/** Resolves when it is given up; the host's answer is not waited for any more. */
function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => signal?.addEventListener('abort', () => resolve()))
}

/** Why nothing can be moved while the link is as it is; null where it can. */
function whyNotNow({ obstacle, service }: LinkView): WorkbinError | null {
  if (obstacle === 'signed-out') return new WorkbinError('not-signed-in')
  if (obstacle !== null) return new WorkbinError('link-not-live', { detail: obstacle })
  return service === 'down' ? new WorkbinError('service-unavailable') : null
}
