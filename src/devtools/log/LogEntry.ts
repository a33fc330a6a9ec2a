/** One line of the devtools' log: what happened, in words that are free of names and case data. */
import type { StatusTone } from '../../components/badge/StatusLook.js'
import { contentsPaths } from '../../protocol/contentsPaths.js'
import { targetPath, type WorkbinTarget } from '../../protocol/target.js'

/** What can be filtered by. `answer`: what a POST or a GET came to. */
export const logKinds = ['link', 'POST', 'GET', 'answer', 'push', 'state'] as const

/** One of {@link logKinds}. */
export type LogKind = (typeof logKinds)[number]

/** One line. Immutable: a line that learns more is replaced. */
export interface LogEntry {
  /** Grows by one with every line. */
  readonly id: number
  /** Epoch ms. */
  readonly at: number
  readonly kind: LogKind
  /** Stands in the column of kinds: the kind itself, or the HTTP status of an answer. */
  readonly word: string
  readonly tone: StatusTone
  /** Free of names; what has an `address` is shown by it instead. */
  readonly text: string
  /** The line is about the address of its target, or of its list. */
  readonly address: 'target' | 'contents' | null
  /** Whom it is about, as far as that is known. */
  readonly target: WorkbinTarget | null
  /** `referenceId`, or null. */
  readonly reference: number | null
  /** Id of the {@link Exchange} it belongs to, or null. */
  readonly exchange: number | null
  /** Operation, latency or delay; '' where there is none. */
  readonly note: string
}

/** The line as it reads for a target: its own, or one with other names in a copy. */
export function lineOf({ address, text }: LogEntry, target: WorkbinTarget | null): string {
  if (address === null || target === null) return text
  return address === 'target' ? targetPath(target) : (contentsPaths(target)[0] ?? text)
}
