/** Sends a POST once more with a new CSRF token, and spares a server that refuses the new one, too. */
import type { Clock } from '../core/clock.js'
import type { CsrfPair } from './csrfPair.js'
import { judge, type HttpAnswer } from './httpAnswer.js'

/** What it needs. */
export interface TokenRetryOptions {
  readonly clock: Clock
  readonly csrf: CsrfPair
  /** Gets another pair: by a look at the agent, or by the host, which leaves nothing known of the agent. */
  renew(): Promise<HttpAnswer | null>
}

/** Sends, and sends again where the token was what GWS did not like. */
export interface TokenRetry {
  /** @param mayRepeat - whether the refused one was not carried out for sure */
  send(
    send: () => Promise<HttpAnswer>,
    mayRepeat?: (answer: HttpAnswer) => boolean,
  ): Promise<HttpAnswer>
  forgetAgent(): void
}

/** How long a new token that is refused is left alone (ms), for all requests; they wait so long, or half as long again. */
const pause = 20_000

/** Makes it. One renewal is out at a time, and whoever was refused before it is sent again after it. */
export function createTokenRetry({ clock, csrf, renew }: TokenRetryOptions): TokenRetry {
  let token = 0
  let refused: number | null = null
  let renewedAt = 0
  let renewing: Promise<HttpAnswer | null> | null = null

  const renewOnce = (): Promise<HttpAnswer | null> => {
    if (renewing !== null) return renewing
    csrf.forget()
    const renewal = renew().finally(() => {
      if (renewing !== renewal) return
      token += 1
      renewedAt = clock.now()
      renewing = null
    })
    renewing = renewal
    return renewal
  }

  const later = (answer: HttpAnswer): HttpAnswer => {
    const wait = pause * (1 + clock.random() / 2)
    return { ...answer, retryAfter: Math.max(answer.retryAfter ?? 0, wait) }
  }

  return {
    async send(send, mayRepeat) {
      const sentWith = token
      const answer = await send()
      if (judge(answer).type !== 'token') return answer
      if (refused === token && clock.now() - renewedAt < pause) return later(answer)
      const me = sentWith === token ? await renewOnce() : null
      if (mayRepeat?.(answer) === false) return answer
      const verdict = me === null ? 'ok' : judge(me).type
      if (verdict !== 'ok') return verdict === 'signed-out' && me !== null ? me : answer
      const newest = token
      const again = await send()
      if (judge(again).type !== 'token') return again
      refused = newest
      return later(again)
    },
    forgetAgent() {
      token += 1
      renewing = null
    },
  }
}
