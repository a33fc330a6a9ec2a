/** Drives the machine of one target without a client around it: events in, requests and shown status out. */
import { WorkbinError, type WorkbinErrorCode } from '../../src/core/errors.js'
import type { LinkView } from '../../src/core/linkView.js'
import type { RequestOutcome } from '../../src/core/ports.js'
import { showTarget } from '../../src/core/showTarget.js'
import { stepTarget, type TargetEvent } from '../../src/core/subscription.js'
import type { SubscriptionState } from '../../src/core/subscriptionState.js'
import { initialTarget, nextDeadline, type TargetState } from '../../src/core/targetState.js'
import type { StateResource } from '../../src/protocol/messages.js'
import type { SubscriptionOperation } from '../../src/protocol/operations.js'
import { createFakeClock, type FakeClock } from './fakeClock.js'

/** A link that is up, on its first session. */
export const liveView: LinkView = {
  session: 1,
  gap: 1,
  isLive: true,
  obstacle: null,
  service: 'unknown',
  isOffline: false,
  provedAt: null,
}

/** A request that went out. */
export interface Sent {
  readonly operation: SubscriptionOperation
  /** Monotonic ms. */
  readonly at: number
}

/** One target under test. */
export interface Drive {
  readonly clock: FakeClock
  readonly sent: readonly Sent[]
  readonly state: TargetState
  readonly shown: SubscriptionState
  /** `Subscribe Unsubscribe …`: what went out so far. */
  readonly operations: string
  tell(event: TargetEvent): void
  observe(auto?: boolean): void
  leave(lingerMs?: number, auto?: boolean): void
  pause(): void
  resume(): void
  retry(): void
  /** Changes the link. */
  link(change: Partial<LinkView>): void
  /** The link is in doubt: a gap, and not live. */
  suspect(): void
  /** The link has proved itself again. */
  prove(): void
  /** The session is gone. */
  lose(): void
  /** Another session is up, joined and proved. */
  renew(): void
  /** The HTTP answer of the request that is out. */
  accept(reference: number | null): void
  fail(outcome: Exclude<RequestOutcome, { type: 'accepted' }>): void
  push(stateResource: StateResource, referenceId?: number | null): void
  /** Lets time pass; runs what falls due. */
  advance(ms: number): void
}

/** A failure that may pass. */
export function later(
  code: WorkbinErrorCode = 'request-failed',
  executed: 'no' | 'unknown' = 'unknown',
  retryAfter?: number,
): Extract<RequestOutcome, { type: 'retry' }> {
  return { type: 'retry', error: new WorkbinError(code), executed, retryAfter }
}

/** A failure for good. */
export function fatal(
  code: WorkbinErrorCode = 'forbidden',
): Extract<RequestOutcome, { type: 'fatal' }> {
  return { type: 'fatal', error: new WorkbinError(code) }
}

/** Starts with a link that is up; nobody observes the target yet. */
export function driveTarget(view: Partial<LinkView> = {}): Drive {
  const clock = createFakeClock()
  const context = { clock, timings: { confirm: 10_000 } }
  const sent: Sent[] = []
  let state = initialTarget({ ...liveView, ...view })
  let sessions = state.link.session
  let shown = showTarget(state, clock.wall())

  const tell = (event: TargetEvent): void => {
    const before = state.request?.id
    state = stepTarget(state, event, context)
    shown = showTarget(state, clock.wall(), shown)
    const { request } = state
    if (request !== null && request.id !== before) {
      sent.push({ operation: request.operation, at: clock.now() })
    }
  }

  const answer = (outcome: RequestOutcome): void => {
    if (state.request === null) throw new Error('no request is out')
    tell({ type: 'answered', id: state.request.id, outcome })
  }

  const link = (change: Partial<LinkView>): void =>
    tell({ type: 'linkChanged', link: { ...state.link, ...change } })

  return {
    clock,
    sent,
    tell,
    get state() {
      return state
    },
    get shown() {
      return shown
    },
    get operations() {
      return sent.map(({ operation }) => operation).join(' ')
    },
    observe: (auto = true) => tell({ type: 'observed', auto }),
    leave: (lingerMs = 5_000, auto = true) => tell({ type: 'unobserved', auto, lingerMs }),
    pause: () => tell({ type: 'unsubscribeAsked' }),
    resume: () => tell({ type: 'subscribeAsked' }),
    retry: () => tell({ type: 'retryAsked' }),
    link,
    suspect: () => link({ gap: state.link.gap + 1, isLive: false, obstacle: 'link' }),
    prove: () => link({ isLive: true, obstacle: null, provedAt: clock.wall() }),
    lose: () => link({ session: 0, isLive: false, obstacle: 'link' }),
    renew() {
      const session = (sessions += 1)
      const gap = state.link.gap + 1
      link({ session, gap, isLive: false, obstacle: 'link', service: 'unknown' })
      link({ isLive: true, obstacle: null, provedAt: clock.wall() })
    },
    accept: (reference) => answer({ type: 'accepted', reference }),
    fail: answer,
    push: (stateResource, referenceId = null) =>
      tell({ type: 'pushed', push: { stateResource, referenceId } }),
    advance(ms) {
      const until = clock.now() + ms
      for (let at = nextDeadline(state); at <= until; at = nextDeadline(state)) {
        clock.advance(Math.max(0, at - clock.now()))
        tell({ type: 'due' })
        if (nextDeadline(state) <= clock.now()) throw new Error('what was due is due again')
      }
      clock.advance(until - clock.now())
    },
  }
}

/** A target that is live, by request 74. */
export function driveLive(): Drive {
  const drive = driveTarget()
  drive.observe()
  drive.accept(74)
  drive.push('Subscribed', 74)
  return drive
}
