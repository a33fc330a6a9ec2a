/** Reads which workbins of whom a URL is about. */
import type { Medium } from '../model/media.js'
import { listNames, media } from '../model/media.js'
import type { SimulatorTarget } from '../model/target.js'

/** A URL of the Workbins API. */
export interface WorkbinAddress {
  /** `/workbins`, `/me/workbins` or `/users/{id}/workbins`. */
  readonly scope: 'all' | 'me' | 'user'
  /** One for `/{id}`, several for `?workbinIds=`, none for the collection itself. */
  readonly targets: readonly SimulatorTarget[]
  /** Only the items of this medium: `/{id}/emails`. */
  readonly medium: Medium | undefined
  /** Asked for with `workbinIds`: answers are maps by id. */
  readonly isBulk: boolean
  /** What is wrong with the address, where something is. */
  readonly fault: string | undefined
}

/** The address in a path below the base; undefined where the path is none of a workbin. */
export function parseAddress(
  path: readonly string[],
  query: URLSearchParams,
): WorkbinAddress | undefined {
  const [first = '', second = '', third] = path
  if (first === 'workbins') return read('all', path.slice(1), query)
  if (first === 'me' && second === 'workbins') return read('me', path.slice(2), query)
  if (first === 'users' && third === 'workbins') return read('user', path.slice(3), query, second)
  return undefined
}

function read(
  scope: WorkbinAddress['scope'],
  [id, list, ...rest]: readonly string[],
  query: URLSearchParams,
  userId?: string,
): WorkbinAddress | undefined {
  const medium = media.find((each) => listNames[each] === list)
  if (rest.length > 0 || (list !== undefined && medium === undefined)) return undefined
  const owner = {
    agentGroup: query.get('agentGroup') ?? undefined,
    placeGroup: query.get('placeGroup') ?? undefined,
    userId,
  }
  const bulk = id === undefined ? query.get('workbinIds') : null
  const ids = id === undefined ? (bulk?.split(',') ?? []) : [id]
  return {
    scope,
    targets: ids.map((each) => ({ id: each, ...owner })),
    medium,
    isBulk: bulk !== null,
    fault: findFault(scope, query),
  }
}

/** The group parameters are documented for `/me/workbins` alone, and one at a time. */
function findFault(scope: WorkbinAddress['scope'], query: URLSearchParams): string | undefined {
  const groups = ['agentGroup', 'placeGroup'].filter((name) => query.has(name))
  const [group] = groups
  if (group === undefined) return undefined
  if (groups.length > 1) return 'agentGroup and placeGroup exclude each other'
  if (scope !== 'me') return `${group} is only known below /me/workbins`
  return query.get(group) === '' ? `${group} is empty` : undefined
}
