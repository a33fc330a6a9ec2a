/** Sends the operations that move interactions. */
import type { MovePort } from '../core/ports.js'
import { moveBody } from '../protocol/operations.js'
import { targetPath } from '../protocol/target.js'
import { classify } from './classify.js'
import type { Wire } from './client/Wire.js'

/** Makes the port. */
export function createMovePort({ forgetToken, limit, post, run }: Wire): MovePort {
  return {
    run,
    async move(operation, target, begin, signal) {
      const body = moveBody(operation, target.owner)
      const path = (): string => targetPath(target)
      const answer = await limit(async () => (begin() ? post(path, body, signal) : null))
      if (answer === null) return { type: 'left' }
      const outcome = classify(answer, target.id)
      if (outcome.type === 'signed-out') forgetToken()
      return outcome
    },
  }
}
