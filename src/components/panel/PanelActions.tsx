'use client'
/** What a host lets agents do with the selected items: never hidden, and with a reason where it must not be pressed. */
import type { ReactElement } from 'react'
import { ActionButton } from '../list/ActionButton.js'
import { listSentences } from '../words/listWords.js'
import { completeLabels } from '../words/labels.js'
import { useWorkbinPanel } from './useWorkbinPanel.js'

/** Buttons that keep their place and their focus, whatever is selected. */
export function PanelActions(): ReactElement | null {
  const { list, view, wording } = useWorkbinPanel()
  const say = completeLabels(wording.labels, listSentences)
  const { actions = [] } = list
  const { selected } = view
  if (actions.length === 0) return null
  return (
    <div role="group" aria-label={say.Actions ?? 'Actions'}>
      {actions.map((action) => (
        <ActionButton
          key={action.id}
          action={
            selected.length > 0
              ? action
              : {
                  ...action,
                  ...nothing,
                  reason: say['Select an item first'] ?? 'Select an item first',
                }
          }
          items={selected}
          say={say}
        />
      ))}
    </div>
  )
}

const nothing = { isAllowed: () => false }
