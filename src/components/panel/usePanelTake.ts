'use client'
/** Takes items out of the panel's workbin, and says of each what became of it. */
import { useCallback, useMemo, useState } from 'react'
import type { WorkbinItem } from '../../protocol/WorkbinItem.js'
import type { WorkbinPull } from '../../react/usePullFromWorkbin.js'
import { useAnnounce } from '../announcer/useAnnounce.js'
import { completeLabels, type WorkbinLabels } from '../words/labels.js'
import { panelSentences } from '../words/panelWords.js'
import { describeTake, type TakeNews } from './describeTake.js'

/** Taking, as a panel does it. */
export interface PanelTake {
  readonly take: (item: WorkbinItem) => void
  /** The ids that anybody here is moving. */
  readonly pending: ReadonlySet<string>
  /** What is told of the newest, until the next begins or it is dismissed. */
  readonly news: TakeNews | null
  readonly dismiss: () => void
}

/**
 * @param source - the pulls of the panel's workbin; without them there is nothing to take
 * @param labels - the words
 */
export function usePanelTake(
  source: Pick<WorkbinPull, 'pending' | 'pull'> | undefined,
  labels: Partial<WorkbinLabels> | undefined,
): PanelTake | null {
  const announce = useAnnounce()
  const [news, setNews] = useState<TakeNews | null>(null)
  const pull = source?.pull
  const take = useCallback(
    async (item: WorkbinItem) => {
      setNews(null)
      const outcome = await pull?.(item)
      const say = completeLabels(labels, panelSentences)
      const told = outcome && describeTake(outcome, item.subject ?? item.from ?? item.id, say)
      if (!told) return
      setNews(told)
      announce(told.text)
    },
    [announce, labels, pull],
  )
  const pending = source?.pending
  return useMemo(
    () =>
      pending
        ? { take: (item) => void take(item), pending, news, dismiss: () => setNews(null) }
        : null,
    [news, pending, take],
  )
}
