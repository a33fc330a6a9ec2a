/** A client that moves interactions. */
import { addPart } from '../../core/addPart.js'
import { createMovesPart } from '../../core/createMovesPart.js'
import type { ItemVerbs } from '../../core/itemVerbs.js'
import type { LeanClient } from '../../core/LeanClient.js'
import { createMovePort } from '../createMovePort.js'
import { wireOf } from './Wire.js'

/** The client with `pull`, `add` and their like. */
export function withMoves<Client extends LeanClient>(client: Client): Client & ItemVerbs {
  return addPart(client, 'pull', (engine) =>
    createMovesPart(engine, createMovePort(wireOf(engine))),
  )
}
