/** Reads which workbins of whom a URL is about. */
import type { SimulatorTarget } from '../model/target.js'

/** A URL of the Workbins API. */
export interface WorkbinAddress {
  /** `/workbins`, `/me/workbins` or `/users/{id}/workbins`. */
  readonly scope: 'all' | 'me' | 'user'
  /** One for `/{id}`, several for `?workbinIds=`, none for the collection itself. */
  readonly targets: readonly SimulatorTarget[]
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
  const [first = '', second = '', third, fourth] = path
  if (first === 'workbins' && path.length <= 2) return read('all', path[1], query)
  if (first === 'me' && second === 'workbins' && path.length <= 3) return read('me', third, query)
  if (first === 'users' && third === 'workbins' && path.length <= 4)
    return read('user', fourth, query, second)
  return undefined
}

function read(
  scope: WorkbinAddress['scope'],
  id: string | undefined,
  query: URLSearchParams,
  userId?: string,
): WorkbinAddress {
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
