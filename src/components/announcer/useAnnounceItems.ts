'use client'
/** Says how many items came to a workbin: at most once in ten seconds. */
import { useCallback, useId, useRef } from 'react'
import { useNewest } from '../../react/useNewest.js'
import { announcerSentences } from '../words/announcerWords.js'
import { inLocale } from '../words/inLocale.js'
import { completeLabels, type Wording } from '../words/labels.js'
import { useWording } from '../words/LabelsProvider.js'
import { newestAnnouncer } from './announcers.js'
import { coalescing } from './StatusNews.js'

/** Between two announcements of one workbin (ms). */
const rest = 10_000

/**
 * A stable function that takes how many items have come, and has the `WorkbinAnnouncer` of the page
 * say them together, at most once in 10 s: "3 new items in Billing escalations." Says nothing where
 * none is mounted. For one list that the agent is looking at; many would never be quiet.
 *
 * @param name - the workbin's name
 * @param wording - words and locale of the sentence. Default: those of the `LabelsProvider` above
 * @example
 * ```tsx
 * import { useAnnounceItems, useWorkbinContents } from 'gws-workbins'
 *
 * function Escalations({ id }: { id: string }) {
 *   const announceItems = useAnnounceItems('Billing escalations')
 *   const { items } = useWorkbinContents(id, { agentGroup: 'Billing-Tier2' }, {
 *     onItemsChanged: ({ added, cause }) => {
 *       if (cause !== 'initial') announceItems(added.length)
 *     },
 *   })
 *   return <p>{items?.length}</p>
 * }
 * ```
 */
export function useAnnounceItems(name: string, wording: Wording = {}): (count: number) => void {
  const { labels, locale } = wording
  const spoken = useNewest({ name, ...useWording({ labels, locale }) })
  const topic = `items:${useId()}`
  const waiting = useRef({ count: 0, saidAt: Number.NEGATIVE_INFINITY })

  return useCallback(
    (count: number) => {
      const announce = newestAnnouncer()
      if (announce === undefined || !(count > 0)) return
      const now = performance.now()
      waiting.current.count += count
      const compose = () => {
        const { count: all } = waiting.current
        waiting.current = { count: 0, saidAt: performance.now() }
        const say = completeLabels(spoken.current.labels, announcerSentences)
        const formatted = inLocale(spoken.current, ({ locale: tag }) => all.toLocaleString(tag))
        return say.newItemsIn(all, formatted, spoken.current.name)
      }
      announce(compose, {
        topic,
        delayMs: Math.max(coalescing, waiting.current.saidAt + rest - now),
      })
    },
    [spoken, topic],
  )
}
