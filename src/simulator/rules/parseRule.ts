/** Reads a rule from untyped JSON, or says which field is wrong. */
import { memoryMs } from '../model/createContainer.js'
import type { Check } from '../shape.js'
import {
  amount,
  anything,
  either,
  fields,
  isObject,
  listOf,
  object,
  oneOf,
  optional,
  recordOf,
  text,
  whole,
  yesOrNo,
} from '../shape.js'
import type { ContentsMode, Effect, EventsMode } from './Effect.js'
import type { Rule } from './Rule.js'

const half = optional(oneOf('request', 'reply'))
const characters = optional(whole(0, Infinity))
const contentsModes: readonly ContentsMode[] = [
  'huge',
  'duplicates',
  'shared',
  'malformed',
  'objects',
  'partial',
  'empty',
  'lagging',
]
const eventsModes: readonly EventsMode[] = [
  'lost',
  'twice',
  'reversed',
  'unknownAction',
  'unknownType',
  'unknownWorkbin',
  'unreadable',
  'withoutOwner',
  'twoOwners',
  'emptyOwner',
  'numericOwner',
]
const modes = ['before', 'late', 'never', 'withoutReference', 'refused']

const effectFields: Readonly<Record<Effect['type'], Readonly<Record<string, Check>>>> = {
  delay: { ms: amount, of: half },
  hold: { of: half },
  dropRequest: {},
  dropReply: {},
  cut: { after: characters },
  truncate: { after: characters },
  duplicate: {},
  reorder: { count: optional(whole(2, 1000)), withinMs: optional(amount) },
  respond: {
    status: whole(200, 599),
    headers: optional(recordOf(text)),
    body: optional(anything),
    afterMs: optional(amount),
    of: half,
  },
  patch: { body: object },
  redirect: { location: optional(text) },
  loginPage: {},
  signOut: {},
  csrf: {},
  expirePushSession: {},
  restart: {},
  confirmation: {
    mode: oneOf(...modes, 'withoutOwner', 'forAnother', 'twice'),
    ms: optional(amount),
    data: optional(object),
  },
  proof: { mode: oneOf(...modes), ms: optional(amount), data: optional(object) },
  contents: {
    mode: oneOf(...contentsModes),
    ms: optional(whole(0, memoryMs)),
    size: optional(whole(1, 100_000_000)),
  },
  events: { mode: oneOf(...eventsModes) },
  reference: { mode: oneOf('omitted', 'repeat', 'asString', 'map') },
  injectBayeux: { messages: listOf(anything), position: oneOf('before', 'after', 'instead') },
  multipleClients: { interval: optional(amount) },
}

const effectTypes = new Map(Object.entries(effectFields))

const effect: Check = (value, where) => {
  const type = isObject(value) ? value['type'] : undefined
  const checks = typeof type === 'string' ? effectTypes.get(type) : undefined
  if (checks === undefined)
    return `${where}.type must be one of ${[...effectTypes.keys()].join(', ')}`
  return fields({ type: text, ...checks })(value, where)
}

const range: Check = (value, where) =>
  Array.isArray(value) && value.length === 2
    ? listOf(whole(1, Infinity))(value, where)
    : `${where} must be a whole number of 1 or more, or [from, to]`

const chance: Check = (value, where) =>
  typeof value === 'number' && value >= 0 && value <= 1
    ? undefined
    : `${where} must be a number from 0 to 1`

const owner = { agentGroup: optional(text), placeGroup: optional(text), userId: optional(text) }

const rule = fields({
  id: optional(text),
  match: optional(
    fields({
      method: optional(text),
      path: optional(text),
      channel: optional(text),
      held: optional(yesOrNo),
      operation: optional(text),
      target: optional(fields({ id: optional(text), ...owner })),
      nth: optional(either(whole(1, Infinity), range)),
      probability: optional(chance),
    }),
  ),
  times: optional(whole(1, Infinity)),
  effect,
})

/** The rule in `value`; throws a `TypeError` that names the wrong field where there is none. */
export function parseRule(value: unknown): Rule {
  const fault = rule(value, 'rule')
  if (fault !== undefined) throw new TypeError(`${fault}.`)
  // Every field has just been checked, which the compiler cannot see.
  return value as Rule
}
