/** What is chosen in the devtools: a line with all that belongs to it, or a target. */
import { targetKey } from '../../protocol/target.js'
import type { LogEntry } from '../log/LogEntry.js'

/** One choice. */
export interface Choice {
  /** The line that was pressed; null where a target was. */
  readonly entry: number | null
  readonly exchange: number | null
  readonly reference: number | null
  /** Key of the target, or null. */
  readonly target: string | null
}

/** What choosing a line chooses. */
export function choose({ exchange, id, reference, target }: LogEntry): Choice {
  return { entry: id, exchange, reference, target: target && targetKey(target) }
}

/** Whether a line belongs to it. Numbers are given again, so a request is known by more than its reference. */
export function belongs(entry: LogEntry, choice: Choice | null): boolean {
  if (choice === null || choice.entry === null) return false
  if (entry.id === choice.entry) return true
  if (choice.exchange !== null) return entry.exchange === choice.exchange
  return choice.reference !== null && entry.reference === choice.reference
}
