/** Gathers what is asked for together: one POST for several workbins of the agent, or of one other user. */
import type { Clock } from '../core/clock.js'
import type { RequestOutcome, RequestPort } from '../core/ports.js'
import type { SubscriptionOperation } from '../protocol/operations.js'
import { bulkPrefix, targetPath, type WorkbinTarget } from '../protocol/target.js'
import { classify } from './classify.js'
import { noAnswer } from './createHttp.js'
import type { HttpAnswer } from './httpAnswer.js'

/** What the gathering needs. */
export interface GatherOptions {
  readonly clock: Clock
  /** Sends an operation when its turn has come, and asks only then for the path. Resolves always. */
  post(
    operation: SubscriptionOperation,
    path: () => string,
    signal: AbortSignal,
  ): Promise<HttpAnswer>
}

/** One workbin of a POST. */
interface Member {
  readonly target: WorkbinTarget
  readonly signal: AbortSignal
  settle(outcome: RequestOutcome | Promise<RequestOutcome>): void
}

/**
 * How long the first one waits for others (ms). Those asked for in one task may come in several:
 * the Web Locks of fifty targets are granted one by one, within 3 ms in Chromium.
 */
const gatherMs = 10

/** Most workbins of one POST: with GUIDs its URL has 2 kB, which no proxy minds. */
const mostMembers = 50

/** An id that would make the URL too long, or the list another one, goes alone. Encoded length. */
const longestId = 64

/**
 * Makes the requests. Each resolves with its own outcome and is aborted on its own; a POST is
 * aborted with the last of its workbins. Groups go alone: for them no other form is documented.
 */
export function gatherRequests({ clock, post }: GatherOptions): RequestPort {
  const open = new Map<string, Member[]>()

  const alone: RequestPort['operate'] = async (operation, target, signal) =>
    classify(await post(operation, () => targetPath(target), signal), target.id)

  const send = async (
    operation: SubscriptionOperation,
    prefix: string,
    members: readonly Member[],
  ): Promise<void> => {
    const abort = new AbortController()
    const leave = (): void => {
      if (members.every(isGone)) abort.abort()
    }
    for (const { signal } of members) signal.addEventListener('abort', leave)
    leave()
    let asked: readonly Member[] = []
    const path = (): string => {
      // What is given up while it waits is not sent: its target would not know of it any more.
      asked = members.filter((member) => !isGone(member))
      const [first, second] = asked
      return first !== undefined && second === undefined
        ? targetPath(first.target)
        : prefix + asked.map(({ target }) => encodeURIComponent(target.id)).join(',')
    }
    const answer = await post(operation, path, abort.signal)
    const outcomes = asked.map(({ target }) => classify(answer, target.id))
    const isOpen = asked.length > 1 && outcomes.every(mayBeOfOne)
    for (const { settle, signal, target } of asked) {
      settle(isOpen ? alone(operation, target, signal) : classify(answer, target.id))
    }
  }

  return {
    operate(operation, target, signal) {
      const { id, owner } = target
      const prefix = bulkPrefix(owner)
      const isListed = prefix !== null && isListable(id) && !signal.aborted
      if (!isListed) return alone(operation, target, signal)
      return new Promise((settle) => {
        signal.addEventListener('abort', () => settle(classify(noAnswer, id)))
        const key = operation + prefix
        const members = open.get(key) ?? []
        const close = (): void => {
          if (open.get(key) === members) open.delete(key)
        }
        if (members.push({ target, signal, settle }) === 1) {
          open.set(key, members)
          clock.schedule(() => {
            close()
            void send(operation, prefix, members)
          }, gatherMs)
        }
        if (members.length === mostMembers) close()
      })
    },
  }
}

function isGone({ signal }: Member): boolean {
  return signal.aborted
}

function isListable(id: string): boolean {
  return !id.includes(',') && encodeURIComponent(id).length <= longestId
}

/** A refusal of all that may be about one of them; an answer that says "not now" is about all. */
function mayBeOfOne(outcome: RequestOutcome): boolean {
  if (outcome.type === 'fatal') return true
  if (outcome.type !== 'retry') return false
  const { error, mostTries } = outcome
  // 500 has been seen for one device that GWS did not know.
  return mostTries !== undefined || error.statusCode !== undefined || error.httpStatus === 500
}
