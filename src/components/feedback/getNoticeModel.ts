/** Chooses what there is to be said of a list, of all that is known about it. */
import type { ConnectionState } from '../../core/connectionState.js'
import type { SubscriptionState } from '../../core/subscriptionState.js'
import type { WorkbinContents } from '../../core/workbinContents.js'
import { formatMoment } from '../words/formatMoment.js'
import { connectionNotice } from './connectionNotice.js'
import { contentsNotice } from './contentsNotice.js'
import {
  contextOf,
  nothing,
  type NoticeContext,
  type NoticeModel,
  type NoticeOptions,
  type TimedNotice,
} from './NoticeModel.js'
import { subscriptionNotice } from './subscriptionNotice.js'

/** What a notice may be about; any of the three may be left out. */
export interface NoticeSources {
  /** What `useWorkbinSubscription` returned. */
  readonly subscription?: SubscriptionState | undefined
  /** What `useWorkbinContents` returned: adds how old the list is. */
  readonly contents?: WorkbinContents | undefined
  /** What `useCometdConnection` returned. Leave it out where a `ConnectionBanner` is on the page. */
  readonly connection?: ConnectionState | undefined
}

/**
 * What `WorkbinNotice` says: its headless twin. Pure. Null where nothing needs saying, or not yet: a
 * loss of the link is told after 5 s, a list that is not live after 30 s.
 *
 * @param sources - subscription, contents and connection, as far as the host has them; the link's
 *   trouble comes before the subscription's, that before the list's
 * @param options - moment, words, locale and durations
 * @example
 * ```tsx
 * import { getNoticeModel, type WorkbinSubscription } from 'gws-workbins'
 *
 * function Trouble({ subscription }: { subscription: WorkbinSubscription }) {
 *   const notice = getNoticeModel({ subscription })
 *   return notice && <p data-tone={notice.tone}>{notice.title}</p>
 * }
 * ```
 */
export function getNoticeModel(
  sources: NoticeSources,
  options: NoticeOptions = {},
): NoticeModel | null {
  return noticeAt(sources, options).notice
}

/** The same, with the moment at which it changes. */
export function noticeAt(
  { subscription, contents, connection }: NoticeSources,
  options: NoticeOptions = {},
): TimedNotice {
  const context = contextOf(options)
  const link = connection ? connectionNotice(connection, context) : nothing
  const target = subscription ? subscriptionNotice(subscription, context) : nothing
  const list = contents ? contentsNotice(contents, context) : nothing
  const isMild = link.notice?.reason === 'other-tab'
  const found =
    (isMild ? null : link.notice) ??
    withAge(target.notice, contents, context) ??
    list.notice ??
    link.notice
  const changes = [link, target, list].flatMap(({ changesAt }) => changesAt ?? [])
  return { notice: found, changesAt: changes.length > 0 ? Math.min(...changes) : null }
}

/** A list that is still shown has an age; "stale" says it already. */
function withAge(
  notice: NoticeModel | null,
  contents: WorkbinContents | undefined,
  { now, place, say }: NoticeContext,
): NoticeModel | null {
  const asOf = contents?.asOf ?? null
  if (notice === null || asOf === null || notice.reason === 'stale') return notice
  const text = say.paragraph([notice.text, say.listAsOf(formatMoment(asOf, now, place))])
  return { ...notice, text }
}
