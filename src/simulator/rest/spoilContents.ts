/** Makes the answer about a workbin's items a bad one, as a rule wants it. */
import { isObject } from '../shape.js'
import { mergePatch } from '../mergePatch.js'
import type { RestAnswer } from './envelope.js'
import type { Manner } from './RestRequest.js'

/** The answer, spoilt; `shared`, `empty` and `lagging` are matters of which items it is made of. */
export function spoilContents(answer: RestAnswer, contents: Manner['contents']): RestAnswer {
  const mode = contents?.mode
  switch (mode) {
    case undefined:
    case 'shared':
    case 'empty':
    case 'lagging':
      return answer
    case 'huge':
      return withFields(answer, { padding: 'x'.repeat(contents?.size ?? 17_000_000) })
    case 'duplicates':
      return withLists(answer, (items) => [...items, ...items.map(retitled)])
    case 'malformed':
      return withLists(answer, (items) => [...malformed, ...items])
    case 'objects':
      return withLists(answer, (items) => Object.fromEntries(items.map((item) => [item.id, item])))
    case 'partial':
      return failPartly(answer)
    default:
      return mode satisfies never
  }
}

interface Resource {
  readonly id: string
}

/** What no client may stumble over, in every place of an item. */
const malformed: readonly unknown[] = [
  null,
  7,
  'text',
  [],
  {},
  { id: 7 },
  { id: '' },
  { id: ['0001'] },
  {
    id: 'wrong-types',
    capabilities: 'Accept',
    receivedDate: 20_161_231,
    userData: [],
    subject: { text: 'Hello' },
    to: 'someone',
    state: null,
  },
]

const retitled = (item: Resource): unknown =>
  mergePatch(item, { subject: 'Again', userData: { Subject: 'Again' } })

function withFields(answer: RestAnswer, fields: Readonly<Record<string, unknown>>): RestAnswer {
  return { ...answer, body: { ...answer.body, ...fields } }
}

/** Changes every list of every workbin in the answer. */
function withLists(
  answer: RestAnswer,
  change: (items: readonly Resource[]) => unknown,
): RestAnswer {
  const changed = (workbin: unknown): unknown =>
    isObject(workbin)
      ? Object.fromEntries(
          Object.entries(workbin).map(([name, value]) => [
            name,
            // A workbin's only lists are those of its items, which have ids.
            Array.isArray(value) ? change(value as readonly Resource[]) : value,
          ]),
        )
      : workbin
  const { workbin, workbins } = answer.body
  if (!isObject(workbins)) return withFields(answer, { workbin: changed(workbin) })
  const all = Object.entries(workbins).map(([id, each]) => [id, changed(each)] as const)
  return withFields(answer, { workbins: Object.fromEntries(all) })
}

/** The shape of the captured partial failure of a session's start; of workbins none is known. */
function failPartly(answer: RestAnswer): RestAnswer {
  const { workbin, workbins } = answer.body
  const all = isObject(workbins) ? Object.entries(workbins) : []
  const id = all.at(-1)?.[0] ?? (isObject(workbin) ? workbin['id'] : undefined)
  const succeeded = isObject(workbins) ? { workbins: Object.fromEntries(all.slice(0, -1)) } : {}
  const failed = [{ statusCode: 4, statusMessage: 'Workbin content is not available', id }]
  return { status: 200, body: { statusCode: 7, failed, ...succeeded } }
}
