/** Reads what is in a workbin: one GET, or one for each medium where that is all there is. */
import { WorkbinError } from '../core/errors.js'
import type { ListOutcome } from '../core/listAnswer.js'
import type { ListPort } from '../core/ports.js'
import { contentsPaths } from '../protocol/contentsPaths.js'
import { isObject } from '../protocol/own.js'
import { parseContents } from '../protocol/parseContents.js'
import type { WorkbinItem } from '../protocol/WorkbinItem.js'
import type { Reader } from './createReader.js'

/** The longest list that is read, in characters. */
const maxLength = 16_000_000

/** Makes the port through which lists are read. */
export function createLists(read: Reader): ListPort {
  return {
    async list(target, signal) {
      const { id } = target
      const paths = contentsPaths(target)
      const readPath = async (path: string): Promise<ListOutcome<WorkbinItem>> => {
        const outcome = await read({ path, workbinId: id, maxLength, signal })
        if (outcome.type !== 'read') return outcome
        const contents = parseContents(outcome.body, id)
        if (contents !== null) return { type: 'listed', items: contents.items }
        // Of one medium alone, success may be all that is said where there is nothing.
        if (paths.length > 1 && isBare(outcome.body)) return { type: 'listed', items: [] }
        return { type: 'retry', error: new WorkbinError('malformed-answer') }
      }
      return join(await Promise.all(paths.map(readPath)))
    },
  }
}

function isBare(body: unknown): boolean {
  return isObject(body) && Object.keys(body).every((name) => name === 'statusCode')
}

/** A medium that GWS does not know of this workbin has no items there, if it knows another. */
function join(outcomes: readonly ListOutcome<WorkbinItem>[]): ListOutcome<WorkbinItem> {
  const lists = outcomes.flatMap((outcome) => (outcome.type === 'listed' ? [outcome.items] : []))
  const isMissing = (outcome: ListOutcome<WorkbinItem>): boolean =>
    outcome.type !== 'listed' && (lists.length === 0 || outcome.error.code !== 'not-found')
  return outcomes.find(isMissing) ?? { type: 'listed', items: lists.flat() }
}
