/** Finds lines by kind and by what can be read in them. */
import { ownerPart } from '../../protocol/target.js'
import { lineOf, type LogEntry, type LogKind } from '../log/LogEntry.js'

/** The lines of a kind in which every word of `search` stands somewhere; `#74` finds a reference. */
export function filterEntries(
  entries: readonly LogEntry[],
  kind: LogKind | 'all',
  search: string,
): readonly LogEntry[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  if (kind === 'all' && words.length === 0) return entries
  return entries.filter((entry) => {
    if (kind !== 'all' && entry.kind !== kind) return false
    const text = textOf(entry)
    return words.every((word) => text.includes(word))
  })
}

function textOf(entry: LogEntry): string {
  const { note, reference, target, text, word } = entry
  const owner = target === null ? [] : [target.id, ...ownerPart(target.owner)]
  const chip = reference === null ? '' : `#${reference}`
  return [word, text, lineOf(entry, target), note, chip, ...owner].join(' ').toLowerCase()
}
