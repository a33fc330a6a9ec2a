/** A desktop whose replies are mangled for a while, and what must hold meanwhile and afterwards. */
import { QueryClient } from '@tanstack/react-query'
import { createWorkbinClient } from 'gws-workbins/core'
import { createSimulator } from 'gws-workbins/simulator'
import { expect } from 'vitest'
import { parseJson } from '../../src/protocol/envelope.js'
import { own } from '../../src/protocol/own.js'
import { createRandom } from '../../src/simulator/rules/createRandom.js'
import { systemClock } from '../../src/transport/systemClock.js'
import { applyMangles, type Mangle, type Reply } from './mangle.js'
import { pass, seedTarget } from './openDesk.js'

/** What happens between two replies. */
export type Event = 'none' | 'push' | 'endSubscription' | 'reconnect' | 'wait'

/** One history: the first replies are mangled one by one; what comes after them is healthy. */
export interface History {
  readonly seed: number
  /** How many Subscribes the server refuses first: what is not there must not be believed. */
  readonly refusals: number
  /** Whether it all begins on a link that is live. */
  readonly isLiveFirst: boolean
  readonly replies: readonly (readonly Mangle[])[]
  readonly events: readonly Event[]
}

/** What a history came to. */
export interface Outcome {
  /** Replies that were mangled. */
  readonly mangled: number
  /** ms until it was live again on a healthy server. */
  readonly healed: number
}

const baseUrl = 'http://localhost/api/v2'
const serverTarget = { id: seedTarget.id, agentGroup: 'MyAgentGroup' }
/** Heartbeat and network delay: as old as Live may be without a proof; and one step of the clock. */
const mostDoubt = 26_000

/** Runs one history; throws where something does not hold. */
export async function runHistory(history: History): Promise<Outcome> {
  const desk = openFuzzDesk(history)
  try {
    if (history.isLiveFirst) await desk.untilLive()
    await desk.fuzz()
    const healed = await desk.untilLive()
    await desk.expectPushes()
    return { mangled: desk.mangled(), healed }
  } finally {
    await desk.close()
  }
}

function openFuzzDesk({ events, isLiveFirst, refusals, replies, seed }: History) {
  const simulator = createSimulator({ seed })
  const refuse = { type: 'confirmation', mode: 'refused' } as const
  const match = { operation: 'Subscribe' }
  if (refusals > 0) simulator.rules.add({ match, times: refusals, effect: refuse })
  const random = createRandom(seed, 'clock')
  const waiting = [...replies]
  const delivered: Reply[] = []
  /** Rules that were broken; told here, because the client catches what its `fetch` and listeners throw. */
  const broken: string[] = []
  let isFuzzing = !isLiveFirst
  let isLossSilent = false

  const through: typeof globalThis.fetch = async (input, init) => {
    // Whatever a reply says, requests go to the API alone.
    if (typeof input !== 'string' || !input.startsWith(`${baseUrl}/`))
      broken.push('another address')
    if (new Headers(init?.headers).has('cookie')) broken.push('a header that is reserved')
    const response = await simulator.fetch(input, init)
    const mangles = isFuzzing ? waiting.shift() : undefined
    if (mangles === undefined || response.status === 0) return response
    const reply = await readReply(response)
    const changed = applyMangles(reply, mangles)
    delivered.push(changed)
    isLossSilent ||= losesSilently(reply, changed)
    return toResponse(changed)
  }

  const client = createWorkbinClient({
    url: baseUrl,
    queryClient: new QueryClient(),
    fetch: through,
    clock: { ...systemClock, random },
  })
  const { connection } = client
  const disconnect = client.connect()
  const handle = client.subscription(seedTarget)

  let trueAt = Number.NEGATIVE_INFINITY
  const check = (): void => {
    const now = Date.now()
    if (simulator.world.isSubscribed(serverTarget)) trueAt = now
    const isFalse = handle.getState().isLive && now - trueAt > mostDoubt && !isLossSilent
    if (isFalse) broken.push('live, and not subscribed at the server')
  }
  let hasHeard = false
  handle.subscribe(() => {
    check()
    const state = handle.getState()
    hasHeard ||= state.status === 'recovering' && state.cause === 'ended-by-server'
  })

  const isTrulyLive = (): boolean =>
    handle.getState().isLive && simulator.world.isSubscribed(serverTarget)

  const step = async (ms: number): Promise<void> => {
    for (let left = ms; left >= 0; left -= 1_000) {
      await pass(Math.min(left, 1_000))
      check()
    }
    expect(broken).toEqual([])
  }

  const happen = async (event: Event): Promise<void> => {
    if (event === 'push') simulator.world.publish('/v2/me/workbins', { messageType: 'Other' })
    else if (event === 'endSubscription') simulator.world.endSubscription(serverTarget)
    else simulator.world.endPolls()
    if (event === 'reconnect') connection.reconnect()
    await step(event === 'wait' ? 20_000 : 1_000)
  }

  const desk = {
    mangled: () => delivered.length,
    async fuzz() {
      isFuzzing = true
      // As many turns as it takes where the link waits; a server that stays broken is no endless one.
      for (let turn = 0; waiting.length > 0 && turn < 60; turn += 1) {
        await happen(events[turn % events.length] ?? 'none')
      }
      isFuzzing = false
    },
    /** Within a minute in truth, or one after the moment that is shown, which is at most 5 min away. */
    async untilLive(): Promise<number> {
      const start = Date.now()
      if (isLossSilent) client.recheck()
      isLossSilent = false
      let deadline = start + 60_000
      await step(0)
      for (let moment = start; !isTrulyLive(); moment = Date.now()) {
        const { error, retryAt, status } = connection.getState()
        const state = handle.getState()
        if (status === 'blocked') {
          expect(isRefusal(delivered, error?.code), 'blocked without a refusal').toBe(true)
          connection.reconnect()
        } else if (state.status === 'failed' && state.retryAt === null) {
          expect(delivered.some(isFinal), 'failed for good without a refusal').toBe(true)
          handle.retry()
        }
        const shown = Math.max(retryAt ?? 0, 'retryAt' in state ? (state.retryAt ?? 0) : 0)
        expect(shown - moment, 'the shown wait').toBeLessThanOrEqual(300_000)
        deadline = Math.max(deadline, shown + 60_000)
        expect(moment, `not live: ${status}, ${state.status}`).toBeLessThan(deadline)
        expect(moment - start, `never live: ${status}`).toBeLessThan(400_000)
        await step(500)
      }
      return Date.now() - start
    },
    /**
     * At once, or after the interval that the last broken reply ordered: 10 s at most. A session that
     * ends meanwhile takes its messages along, and is no silent loss; the next one has no interval.
     */
    async expectPushes(): Promise<void> {
      await step(1_000)
      const { session } = connection.getState()
      hasHeard = false
      expect(simulator.world.endSubscription(serverTarget)).toBe(true)
      await step(12_000)
      if (hasHeard) return
      expect(connection.getState().session, 'a later push arrives').toBeGreaterThan(session)
      await desk.untilLive()
      await desk.expectPushes()
    },
    async close() {
      handle.release()
      disconnect()
      await pass(60_000)
      await simulator.close()
    },
  }
  return desk
}

async function readReply(response: Response): Promise<Reply> {
  const headers = Object.fromEntries(response.headers)
  return { status: response.status, headers, body: await response.text() }
}

function toResponse({ body, headers, status }: Reply): Response {
  if (body === null) throw new TypeError('Failed to fetch')
  const isBodiless = [204, 205, 304].includes(status)
  return new Response(isBodiless ? null : body, { status, headers })
}

/**
 * A reply that is a list all the same, and lost its Unsubscribed on the way, or the number by which
 * the server forgets what was received: nothing on the wire shows that.
 */
function losesSilently(before: Reply, after: Reply): boolean {
  const had = before.body?.includes('"Unsubscribed"') ?? false
  const isChanged = had ? before.body !== after.body : ackOf(before) !== ackOf(after)
  return isChanged && Array.isArray(jsonOf(after))
}

/** As it is read: a byte order mark before it is no part of a text. */
function jsonOf({ body }: Reply): unknown {
  return parseJson((body ?? '').replace(/^\uFEFF/, ''))
}

function ackOf({ body }: Reply): string | undefined {
  return /"ack":[^,}]*/.exec(body ?? '')?.[0]
}

/** Replies that a refusal of the link cannot be told from. */
function isRefusal(delivered: readonly Reply[], code: string | undefined): boolean {
  if (code === 'session-not-kept') return true
  return delivered.some((reply) => {
    const messages = jsonOf(reply)
    return Array.isArray(messages) && messages.some(isRefused)
  })
}

/** By a plain no, by the advice not to come back, or by a list of transports without ours. */
function isRefused(message: unknown): boolean {
  const types = own(message, 'supportedConnectionTypes')
  return (
    own(message, 'successful') === false ||
    own(own(message, 'advice'), 'reconnect') === 'none' ||
    (Array.isArray(types) && !types.includes('long-polling'))
  )
}

/** Answers of REST that a refusal of the request cannot be told from. */
function isFinal({ body, status }: Reply): boolean {
  return status >= 400 || /"statusCode"\s*:\s*-?[1-9]/.test(body ?? '')
}
