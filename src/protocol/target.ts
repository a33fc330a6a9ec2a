/** Which workbin, of whom: the key of everything, and its address in the Workbins API. */

/** One agent group's copy of a workbin. Names are compared exactly, as the server spells them. */
export interface AgentGroupOwner {
  /** Name of the agent group, as GWS spells it. */
  readonly agentGroup: string
  readonly placeGroup?: never
  readonly user?: never
}

/** One place group's copy of a workbin. */
export interface PlaceGroupOwner {
  /** Name of the place group, as GWS spells it. */
  readonly placeGroup: string
  readonly agentGroup?: never
  readonly user?: never
}

/** Another agent's copy of a workbin, by GWS user id; for supervisors. */
export interface UserOwner {
  /** GWS id of the agent. */
  readonly user: string
  readonly agentGroup?: never
  readonly placeGroup?: never
}

/**
 * Whose copy of a workbin. A workbin id names a *definition*: the same id holds one list per
 * agent group, per place group, per agent. `'me'` is the signed-in agent.
 */
export type WorkbinOwner = AgentGroupOwner | PlaceGroupOwner | UserOwner | 'me'

/** A workbin id with its owner. */
export interface WorkbinTarget {
  /** GWS id of the workbin (a GUID). */
  readonly id: string
  /** Whose copy of it. */
  readonly owner: WorkbinOwner
}

/** The kind of an owner, and its name or id ('' for 'me'). */
export type OwnerPart = readonly [kind: 'agentGroup' | 'placeGroup' | 'user' | 'me', name: string]

/** Splits an owner into kind and name. */
export function ownerPart(owner: WorkbinOwner): OwnerPart {
  if (owner === 'me') return ['me', '']
  if (owner.agentGroup !== undefined) return ['agentGroup', owner.agentGroup]
  if (owner.placeGroup !== undefined) return ['placeGroup', owner.placeGroup]
  return ['user', owner.user]
}

/** A string that is equal exactly for equal targets; a `Map` key, never an object key. */
export function targetKey(target: WorkbinTarget): string {
  return JSON.stringify([target.id, ...ownerPart(target.owner)])
}

/** What {@link parseTarget} found: a target, or in words why there is none. */
export type ParsedTarget =
  | { readonly ok: true; readonly target: WorkbinTarget }
  | { readonly ok: false; readonly reason: string }

const ownerKinds = ['agentGroup', 'placeGroup', 'user'] as const

/**
 * Reads a target from untyped code. Refuses what has no one workbin: an empty or absent id, no
 * owner or two, an empty name, an id that would climb out of its URL segment.
 */
export function parseTarget(id: unknown, owner: unknown): ParsedTarget {
  if (typeof id !== 'string' || id.trim() === '') return refuse('the workbin id is empty')
  if (id === '.' || id === '..') return refuse('the workbin id is not an id')
  if (!isEncodable(id)) return refuse('the workbin id holds half a character')
  if (owner === 'me') return { ok: true, target: { id, owner } }
  if (typeof owner !== 'object' || owner === null) return refuse('there is no owner')
  return parseNamedOwner(id, owner)
}

function parseNamedOwner(id: string, owner: object): ParsedTarget {
  const named = new Map<string, unknown>(Object.entries(owner))
  const given = ownerKinds.filter((kind) => (named.get(kind) ?? undefined) !== undefined)
  const [kind, second] = given
  if (kind === undefined) return refuse('there is no owner')
  if (second !== undefined) return refuse(`there are two owners: ${given.join(' and ')}`)
  const name = named.get(kind)
  if (typeof name !== 'string' || name === '') return refuse(`the ${kind} name is empty`)
  if (!isEncodable(name)) return refuse(`the ${kind} name holds half a character`)
  if (kind === 'user' && (name === '.' || name === '..')) return refuse('the user id is not an id')
  return { ok: true, target: { id, owner: toOwner(kind, name) } }
}

function toOwner(kind: (typeof ownerKinds)[number], name: string): WorkbinOwner {
  switch (kind) {
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

function refuse(reason: string): ParsedTarget {
  return { ok: false, reason }
}

/** `encodeURIComponent` throws on a lone surrogate, and no server could have such a name. */
function isEncodable(text: string): boolean {
  return !/[\uD800-\uDFFF]/u.test(text)
}

/**
 * Path and query of a target below the API's base URL, for GET and POST alike.
 *
 * Groups: `/me/workbins/{id}?agentGroup=NAME` (the seed). Another user: `/users/{userId}/workbins/{id}`
 * (WorkbinGetWorkbinsSubUser; the page leaves out `/users`, all others have it).
 * Spaces become `%20`, never `+`: Jetty reads both in a query, proxies do not always.
 */
export function targetPath(target: WorkbinTarget): string {
  const id = encodeURIComponent(target.id)
  const [kind, name] = ownerPart(target.owner)
  switch (kind) {
    case 'me':
      return `/me/workbins/${id}`
    case 'user':
      return `/users/${encodeURIComponent(name)}/workbins/${id}`
    case 'agentGroup':
    case 'placeGroup':
      return `/me/workbins/${id}?${kind}=${encodeURIComponent(name)}`
    default:
      return kind satisfies never
  }
}

/**
 * Path and query of several workbins of one owner, `POST /me/workbins?workbinIds=a,b`, up to the
 * ids: they follow encoded, with commas between. Null for groups: no such form is documented.
 */
export function bulkPrefix(owner: WorkbinOwner): string | null {
  const [kind, name] = ownerPart(owner)
  if (kind !== 'me' && kind !== 'user') return null
  return `/${kind === 'me' ? kind : `users/${encodeURIComponent(name)}`}/workbins?workbinIds=`
}
