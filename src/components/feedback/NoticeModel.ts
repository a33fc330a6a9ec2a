/** What a notice says, before it is anybody's markup. */
import type { WorkbinError, WorkbinErrorCode } from '../../core/errors.js'
import { defaultTimings, type Timings } from '../../core/timings.js'
import type { StatusIcon } from '../badge/icons.js'
import type { StatusTone } from '../badge/StatusLook.js'
import {
  feedbackSentences,
  type FeedbackSentences,
  type FeedbackWord,
} from '../words/feedbackWords.js'
import { formatTime } from '../words/formatTime.js'
import { completeLabels, type CompletedLabels, type Wording } from '../words/labels.js'

/** What there is to be said. */
export type NoticeReason =
  // The link
  | 'not-connected'
  | 'interrupted'
  | 'offline'
  | 'service'
  | 'signed-out'
  | 'blocked'
  | 'closed'
  | 'other-tab'
  | 'restored'
  // One subscription
  | 'not-ready'
  | 'ended-by-server'
  | 'stale'
  | 'unconfirmed'
  | 'failed'
  | 'unavailable'
  // One list
  | 'not-loaded'
  | 'not-refreshed'

/**
 * What helps: `retry` of the subscription, `refetch` of the list, `reconnect` of the link, or a login,
 * which is the host's.
 */
export type NoticeAction = 'retry' | 'refetch' | 'reconnect' | 'sign-in'

/** What happened, why, and what to do. */
export interface NoticeModel {
  readonly reason: NoticeReason
  readonly tone: StatusTone
  readonly icon: StatusIcon
  /** What happened. */
  readonly title: string
  /** Why, how old the list is, what to do: whole sentences. */
  readonly text: string
  /** What an administrator asks for, or null. */
  readonly code: WorkbinErrorCode | null
  /** The one thing that helps, or null where only time does. */
  readonly action: NoticeAction | null
}

/** The durations that decide when something is said (ms). */
export type NoticeTimings = Pick<Timings, 'grace' | 'lost' | 'stale'>

/** What `getNoticeModel` may be told beside its sources. */
export interface NoticeOptions extends Wording {
  /** The moment to describe (epoch ms). Default: now. */
  readonly now?: number | undefined
  /** Durations in ms. Default: the library's, grace 2500, lost 5000, stale 30000. */
  readonly timings?: Partial<NoticeTimings> | undefined
}

/** A notice, or none, and when that changes by itself (epoch ms). */
export interface TimedNotice {
  readonly notice: NoticeModel | null
  readonly changesAt: number | null
}

/** What every description of a moment needs. */
export interface NoticeContext {
  readonly now: number
  readonly timings: NoticeTimings
  readonly place: Wording
  readonly say: CompletedLabels<FeedbackSentences>
}

/** What every description of a moment needs, of what a caller has given. */
export function contextOf(options: NoticeOptions): NoticeContext {
  return {
    now: options.now ?? Date.now(),
    timings: { ...defaultTimings, ...options.timings },
    place: options,
    say: completeLabels(options.labels, feedbackSentences),
  }
}

/** A notice before it is written: words still English, a title that holds a time already written. */
export interface NoticeDraft {
  readonly reason: NoticeReason
  readonly look: readonly [tone: StatusTone, icon: StatusIcon]
  readonly title: FeedbackWord | { readonly written: string }
  readonly text?: readonly NoticeDraft['title'][]
  readonly retryAt?: number | null
  readonly action?: NoticeAction
  readonly error?: WorkbinError | null
}

/** Nothing to say, and nothing that time alone would change. */
export const nothing: TimedNotice = { notice: null, changesAt: null }

/** Nothing to say yet. */
export function from(at: number, { now }: NoticeContext, make: () => TimedNotice): TimedNotice {
  return now < at ? { notice: null, changesAt: at } : make()
}

/** Writes a draft; it changes when the next try begins. */
export function write(draft: NoticeDraft, { now, place, say }: NoticeContext): TimedNotice {
  const { reason, look, title, text = [], retryAt = null, action = null, error = null } = draft
  const next = retryAt !== null && retryAt > now ? retryAt : null
  const put = (words: NoticeDraft['title']) =>
    typeof words === 'string' ? (say[words] ?? words) : words.written
  const sentences = text.map(put)
  if (next !== null) sentences.push(say.nextTryAt(formatTime(next, place, { second: '2-digit' })))
  const [tone, icon] = look
  const written = { title: put(title), text: say.paragraph(sentences) }
  return {
    notice: { reason, tone, icon, ...written, code: error?.code ?? null, action },
    changesAt: next,
  }
}
