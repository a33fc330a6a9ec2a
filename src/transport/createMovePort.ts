/** Sends the operations that move interactions. */
import type { MovePort } from '../core/ports.js'
import { moveBody } from '../protocol/operations.js'
import { targetPath } from '../protocol/target.js'
import { parseEnvelope } from '../protocol/envelope.js'
import { classify, isAboutToken } from './classify.js'
import type { Wire } from './client/Wire.js'
import type { HttpAnswer } from './httpAnswer.js'

/** Makes the port. */
export function createMovePort({ forgetToken, limit, post, run }: Wire): MovePort {
  return {
    run,
    async move(operation, target, begin, signal) {
      const body = moveBody(operation, target.owner)
      const path = (): string => targetPath(target)
      const answer = await limit(async () =>
        begin() ? post(path, body, signal, isAboutToken) : null,
      )
      if (answer === null) return { type: 'left' }
      const outcome = classify(answer, target.id)
      if (outcome.type === 'signed-out') forgetToken()
      const isClear = outcome.type === 'accepted' || outcome.type === 'left' || isOfGws(answer)
      return isClear ? outcome : { ...outcome, executed: 'unknown' }
    },
  }
}

/** What stands before GWS may refuse its answer when all is done; the host knows what it says. */
function isOfGws(answer: HttpAnswer): boolean {
  const { ruling, text } = answer
  return ruling !== undefined || parseEnvelope(text) !== undefined || isAboutToken(answer)
}
