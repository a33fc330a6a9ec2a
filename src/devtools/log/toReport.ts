/** The log as data to hand on: ids and words of the protocol, pseudonyms for every name, no payload. */
import type { ExplainContext } from '../../core/explain.js'
import { explain } from '../../core/explain.js'
import {
  ownerPart,
  type OwnerPart,
  type WorkbinOwner,
  type WorkbinTarget,
} from '../../protocol/target.js'
import type { LogSnapshot } from './createDevtoolsLog.js'
import { lineOf } from './LogEntry.js'

/**
 * The report. Groups and users are numbered in the order in which they appear (`agentGroup-1`), so
 * that lines about one can still be told from lines about another. Times are ISO, UTC.
 */
export function toReport(snapshot: LogSnapshot): object {
  const { connection, entries, messages, targets, unmatched } = snapshot
  const hide = createPseudonyms()
  return {
    of: 'gws-workbins devtools',
    counts: { targets: targets.length, messages, unmatched },
    targets: targets.map(({ contents, state, steps, target }) => {
      const context: ExplainContext = { connection, contents: contents ?? undefined }
      const { evidence, what, why } = explain(state, context)
      return {
        ...describe(hide(target)),
        status: state.status,
        what,
        why,
        evidence,
        steps: steps.map(({ at, state: { status } }) => `${time(at)} ${status}`),
      }
    }),
    log: entries.map((entry) => {
      const target = entry.target && hide(entry.target)
      const { at, kind, note, reference, word } = entry
      return {
        at: time(at),
        kind,
        word,
        text: lineOf(entry, target),
        ...(target && describe(target)),
        ...(reference !== null && { reference }),
        ...(note !== '' && { note }),
      }
    }),
  }
}

function createPseudonyms(): (target: WorkbinTarget) => WorkbinTarget {
  const known = new Map<string, WorkbinOwner>()
  return ({ id, owner }) => {
    const part = ownerPart(owner)
    const key = part.join(' ')
    const hidden = known.get(key) ?? rename(part, known.size + 1)
    known.set(key, hidden)
    return { id, owner: hidden }
  }
}

function rename([kind]: OwnerPart, number: number): WorkbinOwner {
  const name = `${kind}-${number}`
  switch (kind) {
    case 'me':
      return kind
    case 'agentGroup':
      return { agentGroup: name }
    case 'placeGroup':
      return { placeGroup: name }
    case 'user':
      return { user: name }
    default:
      return kind satisfies never
  }
}

function describe({ id, owner }: WorkbinTarget): { workbin: string; owner: string } {
  const [kind, name] = ownerPart(owner)
  return { workbin: id, owner: name || kind }
}

function time(at: number): string {
  return new Date(at).toISOString()
}
