/** Keeps the lines of the log, and ties requests, answers and pushes together. Bounded. */
import type { WorkbinTarget } from '../../protocol/target.js'
import type { Push } from './describePush.js'
import { endsWithAnswer, Exchanges, type Exchange } from './Exchanges.js'
import type { LogEntry } from './LogEntry.js'
import { matchPush } from './matchPush.js'
import type { Settled } from './watchRequests.js'

/** What is to be written down; what is not given is not there. */
export type LogNews = Pick<LogEntry, 'kind' | 'word' | 'tone' | 'text'> & Partial<LogEntry>

/** How many lines are kept. */
export const maxEntries = 500

const bare = { target: null, reference: null, exchange: null, address: null, note: '' } as const

/** The lines of one log. */
export class LogBook {
  readonly #now: () => number
  readonly #onChange: () => void
  #exchanges = new Exchanges()
  #entries: LogEntry[] = []
  #unmatched = new Set<number>()
  #ids = 0
  #messages = 0

  constructor(now: () => number, onChange: () => void) {
    this.#now = now
    this.#onChange = onChange
  }

  get entries(): readonly LogEntry[] {
    return this.#entries
  }

  get exchanges(): ReadonlyMap<number, Exchange> {
    return this.#exchanges.all
  }

  /** How many messages came, and how many of them belong to nothing that is known. */
  get counts(): { readonly messages: number; readonly unmatched: number } {
    return { messages: this.#messages, unmatched: this.#unmatched.size }
  }

  add(news: LogNews): LogEntry {
    this.#ids += 1
    const entry: LogEntry = { ...bare, ...news, id: this.#ids, at: this.#now() }
    this.#entries.push(entry)
    if (this.#entries.length > maxEntries) this.#entries.shift()
    this.#onChange()
    return entry
  }

  /** A request goes out; the id of its exchange. */
  begin(target: WorkbinTarget, operation: string): number {
    const { id: exchange } = this.#exchanges.begin(target, operation, this.#now())
    const sent = { kind: 'POST', word: 'POST', tone: 'info', text: operation } as const
    this.add({ ...sent, address: 'target', note: operation, target, exchange })
    return exchange
  }

  /** It is over. */
  settle(id: number, { isGood, outcome, reference, text, word }: Settled): void {
    const answeredAt = this.#now()
    const exchange = this.#exchanges.update(id, { answeredAt, reference, outcome })
    if (exchange === undefined) return
    this.#claim(exchange)
    const tone = isGood ? 'success' : 'danger'
    const note = `${answeredAt - exchange.sentAt} ms`
    const { target } = exchange
    this.add({ kind: 'answer', word, tone, text, note, target, reference, exchange: id })
  }

  /** A message came. */
  receive(push: Push, targets: readonly WorkbinTarget[]): void {
    const { exchange, isMatched, target } = matchPush(push, this.#exchanges, targets)
    const { kind, reference, text, tone } = push
    const at = this.#now()
    const isProof = exchange !== undefined && kind !== 'event'
    if (isProof && exchange.pushedAt === null) this.#exchanges.update(exchange.id, { pushedAt: at })
    this.#messages += 1
    const entry = this.add({
      kind: 'push',
      word: 'push',
      tone,
      text,
      target,
      reference: reference ?? exchange?.reference ?? null,
      exchange: exchange?.id ?? null,
      note: isProof ? `+${at - (exchange.answeredAt ?? exchange.sentAt)} ms` : '',
    })
    if (!isMatched) this.#unmatched.add(entry.id)
  }

  clear(): void {
    this.#entries = []
    this.#exchanges = new Exchanges()
    this.#unmatched = new Set()
    this.#messages = 0
    this.#onChange()
  }

  /** Its lines know its reference once the answer has told it; a push may have overtaken that. */
  #claim(exchange: Exchange): void {
    const { id, reference, sentAt, target } = exchange
    const order = endsWithAnswer(exchange) ? ', first' : ''
    this.#entries = this.#entries.map((entry) => {
      if (entry.exchange === id) return { ...entry, reference }
      const isEarly =
        entry.kind === 'push' &&
        entry.exchange === null &&
        entry.at >= sentAt &&
        reference !== null &&
        entry.reference === reference &&
        (entry.target === null || entry.target.id === target.id)
      if (!isEarly) return entry
      this.#exchanges.update(id, { pushedAt: entry.at })
      this.#unmatched.delete(entry.id)
      return { ...entry, exchange: id, note: `+${entry.at - sentAt} ms${order}` }
    })
  }
}
