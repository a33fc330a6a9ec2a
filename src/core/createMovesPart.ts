/** Pulls and adds, as a part of a client: all of them, and the verbs that start them. */
import type { Engine } from './createEngine.js'
import { createItemVerbs } from './createItemVerbs.js'
import { hearMessages } from './hearMessages.js'
import type { ItemVerbs } from './itemVerbs.js'
import { Moves } from './Moves.js'
import type { MovePort } from './ports.js'

/** Makes the part; no topic is joined before the first move. */
export function createMovesPart(engine: Engine, port: MovePort): ItemVerbs {
  const { agent, connection, parts, ports } = engine
  const { clock, timings } = ports
  const moves = new Moves({
    clock,
    timings,
    connection,
    agentId: () => agent.getState().agentId,
    port,
    // A refusal does not say that it is gone: the list does.
    onMoved(target, itemId, kind, { status }) {
      const removedId = kind === 'pull' && status === 'done' ? itemId : undefined
      parts.contents?.mutated(target, removedId)
    },
  })
  parts.moves = moves
  hearMessages(parts)
  return createItemVerbs(moves)
}
