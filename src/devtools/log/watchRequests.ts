/** Hears of our requests in the host's MutationCache: each as it is sent, and as it is over. */
import type { QueryClient } from '@tanstack/react-query'
import type { ItemOutcome } from '../../core/itemOutcome.js'
import type { RequestOutcome } from '../../core/ports.js'
import { parseTarget, type WorkbinTarget } from '../../protocol/target.js'

/** As much of a mutation as is looked at. */
interface SeenMutation {
  readonly options: {
    readonly meta?: Readonly<Record<string, unknown>> | undefined
    readonly mutationKey?: readonly unknown[] | undefined
  }
}

interface SeenEvent {
  readonly type: string
  readonly mutation?: SeenMutation | undefined
  readonly action?: { readonly type: string; readonly data?: unknown }
}

/** What a request came to, as far as it is logged. */
export interface Settled {
  /** HTTP status, or a word where there is none. */
  readonly word: string
  readonly isGood: boolean
  readonly text: string
  readonly reference: number | null
  readonly outcome: string
}

/** Whom the watch tells. `key` is the same object for one request. */
export interface RequestListener {
  begun(key: object, operation: string, target: WorkbinTarget): void
  settled(key: object, settled: Settled): void
}

/** Tells of requests until the returned function is called. Those of another client of this QueryClient are told, too. */
export function watchRequests(queryClient: QueryClient, listener: RequestListener): () => void {
  return queryClient.getMutationCache().subscribe(({ action, mutation }: SeenEvent) => {
    if (mutation === undefined || action === undefined || !isOurs(mutation)) return
    if (action.type === 'pending') {
      const [, operation = '', id, kind = '', name] = mutation.options.mutationKey ?? []
      const owner = kind === 'me' ? 'me' : { [String(kind)]: name }
      const parsed = parseTarget(id, owner)
      if (parsed.ok) listener.begun(mutation, String(operation), parsed.target)
    }
    if (action.type === 'success') {
      // `withMutationCache` resolves with nothing else.
      listener.settled(mutation, describeOutcome(action.data as RequestOutcome | ItemOutcome))
    }
    if (action.type === 'error') {
      listener.settled(mutation, {
        ...nothing,
        isGood: false,
        text: 'a callback of the host threw',
      })
    }
  })
}

const nothing = { word: 'none', reference: null, outcome: 'failed' } as const

function isOurs({ options }: SeenMutation): boolean {
  return options.meta?.['source'] === 'gws-workbins'
}

/** In one line, without what is in the answer. */
export function describeOutcome(outcome: RequestOutcome | ItemOutcome): Settled {
  if ('type' in outcome) return ofRequest(outcome)
  const { error, id, status } = outcome
  const reference = 'referenceId' in outcome ? outcome.referenceId : null
  const text = [status, id, error?.code ?? ''].filter((part) => part !== '').join(' · ')
  const word = status === 'done' ? '200' : wordOf(error?.httpStatus, status)
  return { word, isGood: status === 'done', text, reference, outcome: status }
}

function ofRequest(outcome: RequestOutcome): Settled {
  switch (outcome.type) {
    case 'accepted': {
      const { reference } = outcome
      const text = `{ statusCode: 0, ${reference === null ? 'no referenceId' : `referenceId: ${reference}`} }`
      return { word: '200', isGood: true, text, reference, outcome: 'accepted' }
    }
    case 'left':
      return { ...nothing, isGood: true, word: 'left', text: 'not sent', outcome: 'left' }
    case 'retry':
    case 'fatal':
    case 'signed-out': {
      const { code, httpStatus, statusCode } = outcome.error
      const text = statusCode === undefined ? code : `${code} · statusCode ${statusCode}`
      return { ...nothing, isGood: false, word: wordOf(httpStatus, 'none'), text, outcome: code }
    }
    default:
      return outcome satisfies never
  }
}

function wordOf(httpStatus: number | undefined, otherwise: string): string {
  return httpStatus === undefined ? otherwise : `${httpStatus}`
}
