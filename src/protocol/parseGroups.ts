/** Reads the groups of the signed-in agent. */
import { ownList, ownString } from './own.js'

/** An agent group. */
export interface AgentGroup {
  /** As the server spells it: what `agentGroup` of an owner is. */
  readonly name: string
  /** GWS id; empty where none is stated. */
  readonly id: string
}

/** The groups of an answer, each name once; null where it is no such answer. What has no name is left out. */
export function parseGroups(body: unknown): readonly AgentGroup[] | null {
  const list = ownList(body, 'groups')
  if (list === undefined) return null
  const groups = list.map((group) => ({
    name: ownString(group, 'name') ?? '',
    id: ownString(group, 'id') ?? '',
  }))
  const named = groups.filter(({ name }) => name !== '')
  return [...new Map(named.map((group) => [group.name, group])).values()]
}
