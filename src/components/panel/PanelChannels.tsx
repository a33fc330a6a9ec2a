'use client'
/** One chip for each channel of a list, with its count; one of them is pressed. */
import type { ReactElement, ReactNode } from 'react'
import { Button } from '../controls/Button.js'
import { mediumLook } from '../list/mediumLook.js'
import type { WorkbinItemsView } from '../list/useWorkbinItems.js'
import { inLocale } from '../words/inLocale.js'
import { completeLabels } from '../words/labels.js'
import { panelSentences } from '../words/panelWords.js'
import { useWorkbinPanel } from './useWorkbinPanel.js'

/** A place of its own for each, whatever comes first: chips do not change places under the pointer. */
const ranks = ['email', 'chat', 'workitem']

type Channel = WorkbinItemsView['media'][number]

const rankOf = ({ medium }: Channel) => {
  const rank = ranks.indexOf(medium)
  return rank < 0 ? ranks.length : rank
}

const byRank = (one: Channel, other: Channel) =>
  rankOf(one) - rankOf(other) || (one.medium < other.medium ? -1 : 1)

/** Counts are of the whole list, whatever is searched for. */
export function PanelChannels(): ReactElement {
  const { contents, view, wording } = useWorkbinPanel()
  const say = completeLabels(wording.labels, panelSentences)
  const chip = (medium: string | null, count: number, word: ReactNode, icon?: string) => (
    <Button
      key={medium}
      className="gws-chip"
      icon={icon}
      aria-pressed={view.medium === medium}
      onClick={() => view.setMedium(medium)}
    >
      {word} {inLocale(wording, ({ locale }) => count.toLocaleString(locale))}
    </Button>
  )
  return (
    <div role="group" aria-label={say.Channels ?? 'Channels'}>
      {chip(null, contents.items?.length ?? 0, say.All ?? 'All')}
      {view.media.toSorted(byRank).map(({ medium, count }) => {
        const [icon, word] = mediumLook(medium)
        return chip(
          medium,
          count,
          word === undefined ? <bdi>{medium}</bdi> : (say[word] ?? word),
          icon,
        )
      })}
    </div>
  )
}
