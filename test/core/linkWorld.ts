/** One desktop's link before a hostile server: what may happen to it, and what must never be seen of it. */
import * as fc from 'fast-check'
import { WorkbinError } from '../../src/core/errors.js'
import type { LinkEvent } from '../../src/core/link.js'
import type { LinkState } from '../../src/core/linkState.js'
import { RunningLink } from '../../src/core/RunningLink.js'
import { createFakeClock, type FakeClock } from './fakeClock.js'
import { healthy, HostileLink } from './hostileLink.js'

/** Without any proof the link is live for no longer than heartbeat and network delay (ms), and what planning adds. */
const proofMs = 25_000 + 100
/** How long it takes to be live again once all is well, where nobody ordered a longer wait (ms): the look for a login takes up to 60 s. */
const healMs = 62_000

/** How long it takes to be live after the time that is shown (ms). */
const promptMs = 5_000

/** How long the answer of a request beside the link takes (ms). */
const restMs = 3_000

const actions = [
  'wait',
  'wait',
  'cut',
  'blackhole',
  'recover',
  'recover',
  'forget',
  'dropReplies',
  'down',
  'signOut',
  'signIn',
  'refuse',
  'loop',
  'kick',
  'suspect',
  'retry',
  'restRefused',
  'service',
  'ready',
] as const

/** One step: what, and how much of it. */
export interface LinkStep {
  readonly action: (typeof actions)[number]
  readonly pick: number
}

/** One history of a link. */
export interface LinkHistory {
  readonly steps: readonly LinkStep[]
  readonly seed: number
}

/** All histories. */
export const linkHistory: fc.Arbitrary<LinkHistory> = fc
  .record({
    allowed: fc.subarray([...new Set(actions)], { minLength: 3 }),
    steps: fc.array(fc.record({ action: fc.constantFrom(...actions), pick: fc.nat(11) }), {
      maxLength: 50,
      size: 'max',
    }),
    seed: fc.nat(),
  })
  .map(({ allowed, steps, seed }) => ({
    seed,
    steps: steps.filter(({ action }) => action === 'wait' || allowed.includes(action)),
  }))

/** A clock whose chance is seeded. */
export function seededClock(seed: number): FakeClock {
  let state = seed >>> 0
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return { ...createFakeClock(), random }
}

const waits = [1, 30, 300, 1_000, 2_600, 5_000, 9_000, 16_000, 26_000, 40_000, 90_000, 400_000]

/** The link, its server, and what is known of both. */
export class LinkWorld {
  readonly clock: FakeClock
  readonly server: HostileLink
  readonly #link: RunningLink
  /** Since when the link has no ground any more; null while it has. */
  #groundlessSince: number | null = null
  /** When each session was opened, in the last 30 s. */
  #openings: number[] = []
  #opening = 0
  /** When pushes were last lost, and in which gap. */
  #lost = { at: Number.NEGATIVE_INFINITY, gap: -1 }

  constructor(seed: number) {
    this.clock = seededClock(seed)
    this.server = new HostileLink(this.clock)
    const { clock, server } = this
    this.#link = new RunningLink({
      port: server,
      clock,
      isReady: true,
      onMessage: () => {},
      onChannel: () => {},
    })
    this.#link.hold()
  }

  get state(): LinkState {
    return this.#link.state.getState()
  }

  tell(event: LinkEvent): void {
    this.#link.tell(event)
  }

  /** One step. */
  take({ action, pick }: LinkStep): void {
    const { faults } = this.server
    const { login } = this.state
    switch (action) {
      case 'wait':
        return this.advance(waits[pick] ?? 0)
      case 'cut':
      case 'blackhole':
        return this.server.setNetwork(action)
      case 'recover':
        Object.assign(faults, { ...healthy, isSignedOut: faults.isSignedOut })
        return this.server.setNetwork('up')
      case 'forget':
        this.#losePush(this.server.alive !== 0)
        return this.server.forget()
      case 'dropReplies':
        return this.#dropReplies()
      case 'down':
        Object.assign(faults, { isDown: true, retryAfter: pick % 3 === 0 ? pick * 10_000 : 0 })
        return undefined
      case 'signOut':
        faults.isSignedOut = true
        return undefined
      case 'signIn':
        return this.#signIn(pick < 6)
      case 'refuse':
        faults.isRefusing = true
        return undefined
      case 'loop':
        faults.forgetsAtOnce = true
        this.#ask()
        return this.server.forget()
      case 'kick':
        this.tell({ type: this.clock.now() % 2 === 0 ? 'kicked' : 'seen' })
        // A session that a signal begins is none of the loop's; those have a distance of their own.
        this.#opening = this.state.opening
        return undefined
      case 'suspect':
        return this.#suspect()
      case 'retry':
        this.#ask()
        return this.tell({ type: 'retryAsked' })
      case 'restRefused':
        return this.#refuseRest(login, faults.isSignedOut)
      case 'service':
        return this.tell({ type: 'serviceChanged', service: pick % 2 === 0 ? 'down' : 'up' })
      case 'ready':
        return this.tell({ type: 'readyChanged', isReady: pick % 2 === 0 })
      default:
        return action satisfies never
    }
  }

  /** Lets time pass, and looks all the while. Throws with what is wrong. */
  advance(ms: number): void {
    const until = this.clock.now() + ms
    while (this.clock.now() < until) {
      this.clock.advance(Math.min(1_000, until - this.clock.now()))
      this.check()
    }
  }

  /** Throws with what is wrong now. */
  check(): void {
    const { phase, retry } = this.state
    const { alive, faults, isBusy, opened } = this.server
    const now = this.clock.now()
    const isGrounded = alive === opened && alive !== 0 && faults.network === 'up' && !faults.isDown
    this.#groundlessSince = isGrounded ? null : (this.#groundlessSince ?? now)
    if (phase === 'live' && now - (this.#groundlessSince ?? now) > proofMs + 1_000) {
      throw new Error('I1: live, and the server knows of nothing')
    }
    if (phase === 'live' && this.state.gap === this.#lost.gap && now - this.#lost.at > proofMs) {
      throw new Error('I1: live, and a lost push made no gap')
    }
    if (phase === 'live' && this.server.joined !== opened) {
      throw new Error('I1: live, and the server has joined nobody')
    }
    this.#checkFrugal()
    const isOpen = ['starting', 'joining', 'live', 'suspect'].includes(phase)
    const mustMove = isOpen || phase === 'waiting' || phase === 'auth'
    if (mustMove && retry === null && !isBusy)
      throw new Error(`I9: ${phase}, and nothing will happen`)
    if (isOpen !== (opened !== 0)) throw new Error(`I9: ${phase}, and session ${opened} is open`)
    if (retry !== null && retry.at < now) throw new Error('I9: a time has passed unused')
    if (this.state.forgotten.length > 8) throw new Error('I7: remembers without bounds')
  }

  /** I3: the faults stop, and the link is live within a minute, or at the time it shows. */
  heal(isTold: boolean): void {
    Object.assign(this.server.faults, healthy)
    this.server.setNetwork('up')
    this.advance(restMs)
    this.#ask()
    this.tell({ type: 'readyChanged', isReady: true })
    if (isTold) this.tell({ type: 'authRenewed' })
    if (this.state.phase === 'blocked') this.tell({ type: 'retryAsked' })
    let latest = this.clock.now() + healMs
    while (this.state.phase !== 'live' || this.server.alive !== this.server.opened) {
      const { ordered, phase, retry } = this.state
      if (phase === 'blocked') this.tell({ type: 'retryAsked' })
      if (ordered && retry !== null) latest = Math.max(latest, retry.at + promptMs)
      if (this.clock.now() > latest) throw new Error('I3: does not heal')
      this.advance(1_000)
    }
  }

  /** I5: once all is well there is one session, and one poll per heartbeat. */
  rest(): void {
    this.advance(40_000)
    const { opening } = this.state
    const before = this.server.sent.length
    this.advance(300_000)
    if (this.state.opening !== opening || this.state.phase !== 'live') {
      throw new Error('I5: opens sessions although all is well')
    }
    if (this.server.sent.length - before > 21) throw new Error('I5: asks although all is well')
  }

  /** Until the link is live again nothing is confirmed, so only a loss while it is needs a gap of its own. */
  #dropReplies(): void {
    this.#losePush(this.server.isPolling)
    this.server.dropReplies()
  }

  #losePush(isLost: boolean): void {
    const { gap, phase } = this.state
    if (isLost && phase === 'live') this.#lost = { at: this.clock.now(), gap }
  }

  /** Suspected while asleep: what was asked before proves nothing, however it is answered. */
  #suspect(): void {
    const sentAt = this.server.sent.at(-1) ?? 0
    this.clock.advance(1)
    this.#ask()
    this.tell({ type: 'suspected' })
    this.server.slip(sentAt)
    if (this.state.phase === 'live') throw new Error('I1: live by an answer of before')
  }

  /** Somebody, or something that happened, asks for a try now. */
  #ask(): void {
    this.#openings = []
    this.server.quietUntil = 0
  }

  /** I12: a server that asks to be left alone is; one that forgets each session sees a few, and then a breaker. */
  #checkFrugal(): void {
    const { faults, isHurried } = this.server
    const { opening } = this.state
    const now = this.clock.now()
    if (isHurried) throw new Error('I12: asks before the time that was ordered')
    if (opening !== this.#opening) this.#openings.push(now)
    this.#opening = opening
    this.#openings = this.#openings.filter((at) => now - at < 30_000)
    const isLooping = faults.forgetsAtOnce && faults.network === 'up' && !faults.isDown
    if (!isLooping) this.#openings = []
    if (this.#openings.length > 5) throw new Error('I12: a storm of sessions')
  }

  #signIn(isTold: boolean): void {
    this.server.faults.isSignedOut = false
    this.#ask()
    if (isTold) this.tell({ type: 'authRenewed' })
  }

  /** A request that was sent now is answered later: only a refusal of this login may sign out. */
  #refuseRest(login: number, isRefused: boolean): void {
    if (!isRefused) return
    this.clock.schedule(() => {
      const before = this.state
      this.#ask()
      this.tell({ type: 'agentLost', login, error: new WorkbinError('not-signed-in') })
      if (before.login !== login && this.state !== before) {
        throw new Error('I1: signed out by a refusal of an older login')
      }
    }, restMs)
  }
}

/** Plays a history, then lets everything be well. Throws with what went wrong. */
export function playLink({ seed, steps }: LinkHistory): void {
  const world = new LinkWorld(seed)
  for (const next of steps) {
    world.take(next)
    world.check()
  }
  world.heal(seed % 2 === 0)
  world.rest()
}
