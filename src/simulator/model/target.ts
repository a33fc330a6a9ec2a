/** Whose copy of which workbin, as the simulator's model, rules and verbs name it. */

/**
 * A workbin id with at most one owner; without one it is the agent's own copy. Names are compared
 * exactly, code unit by code unit.
 */
export interface SimulatorTarget {
  readonly id: string
  readonly agentGroup?: string | undefined
  readonly placeGroup?: string | undefined
  /** Another agent's copy, as supervisors ask for. */
  readonly userId?: string | undefined
}

/**
 * Names the container a target leads to: agent A's own copy and the copy of user A are one.
 *
 * @param agentId - whose copy a target without an owner is
 */
export function containerKey(target: SimulatorTarget, agentId: string): string {
  const { id, agentGroup, placeGroup, userId } = target
  if (agentGroup !== undefined) return JSON.stringify([id, 'agentGroup', agentGroup])
  if (placeGroup !== undefined) return JSON.stringify([id, 'placeGroup', placeGroup])
  return JSON.stringify([id, 'user', userId ?? agentId])
}

/** The owner as pushed messages state it: group or user, and nothing for the agent's own copy. */
export function toOwnerFields(target: SimulatorTarget): Record<string, string> {
  const { agentGroup, placeGroup, userId } = target
  return {
    ...(agentGroup === undefined ? {} : { agentGroup }),
    ...(placeGroup === undefined ? {} : { placeGroup }),
    ...(userId === undefined ? {} : { workbinUserId: userId }),
  }
}
