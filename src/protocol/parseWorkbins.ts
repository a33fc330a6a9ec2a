/** Reads the list of workbins. */
import { own, ownList, ownString } from './own.js'

/** Whose copies a workbin has: one per agent, place, agent group or place group. */
export type WorkbinType = 'Agent' | 'Place' | 'AgentGroup' | 'PlaceGroup'

/** A workbin as the server defines it; what is in it belongs to an owner. */
export interface Workbin {
  /** GWS id (a GUID). */
  readonly id: string
  readonly name: string
  /** What agents are to read; the name where nothing else is stated. */
  readonly displayName: string
  /** Null where the server states none of the documented types. */
  readonly type: WorkbinType | null
}

const types: readonly unknown[] = ['Agent', 'Place', 'AgentGroup', 'PlaceGroup']

/** The workbins of an answer, each id once; null where it is no such answer. What has no id is left out. */
export function parseWorkbins(body: unknown): readonly Workbin[] | null {
  const list = ownList(body, 'workbins')
  if (list === undefined) return null
  const workbins = list.map(parseWorkbin).filter((workbin) => workbin.id !== '')
  return [...new Map(workbins.map((workbin) => [workbin.id, workbin])).values()]
}

function parseWorkbin(resource: unknown): Workbin {
  const id = ownString(resource, 'id') ?? ''
  // Documented samples have one or the other, live servers `workbinName` (captured).
  const name = ownString(resource, 'workbinName') ?? ownString(resource, 'name')
  const displayName = ownString(resource, 'displayName') ?? name ?? id
  const type = own(resource, 'type')
  return { id, name: name ?? displayName, displayName, type: isType(type) ? type : null }
}

function isType(type: unknown): type is WorkbinType {
  return types.includes(type)
}
