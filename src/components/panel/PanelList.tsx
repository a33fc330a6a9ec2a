'use client'
/** The list of a panel, with "Take" among its row actions where the panel takes. */
import { forwardRef, useMemo, type ForwardRefExoticComponent, type RefAttributes } from 'react'
import type { ItemAction } from '../list/ItemAction.js'
import { WorkbinItemList, type WorkbinItemListProps } from '../list/WorkbinItemList.js'
import { completeLabels } from '../words/labels.js'
import { panelSentences } from '../words/panelWords.js'
import { useWorkbinPanel } from './useWorkbinPanel.js'

/** What a panel hands on to its list. */
export interface PanelListOptions extends Pick<
  WorkbinItemListProps,
  'ageTone' | 'currentId' | 'density' | 'onOpen' | 'rowActions' | 'selectable'
> {
  /** What can be done with the selected items: buttons of the toolbar. Needs `selectable`. */
  readonly actions?: readonly ItemAction[] | undefined
}

/** Props of `WorkbinPanel.List`; those of the list that the panel was given are the default. */
export type PanelListProps = Partial<WorkbinItemListProps>

/** The list of a panel; it scrolls where the panel has a height. Part of {@link WorkbinPanel}. */
export const PanelList: ForwardRefExoticComponent<PanelListProps & RefAttributes<HTMLDivElement>> =
  forwardRef<HTMLDivElement, PanelListProps>(function PanelList(props, ref) {
    const { list, name, view, wording } = useWorkbinPanel()
    const { actions: _, ...shown } = list
    const given = { ...shown, ...props }
    const rowActions = useRowActions(given.rowActions)
    return (
      <WorkbinItemList
        caption={name}
        view={view}
        {...wording}
        {...given}
        rowActions={rowActions}
        ref={ref}
      />
    )
  })

/** "Take" goes first; the host's own follow. */
function useRowActions(own: readonly ItemAction[] | undefined): readonly ItemAction[] | undefined {
  const { taking, wording } = useWorkbinPanel()
  const { labels } = wording
  const take = taking?.take
  const pending = taking?.pending
  return useMemo(() => {
    if (take === undefined) return own
    const say = completeLabels(labels, panelSentences)
    const taken: ItemAction = {
      id: 'take',
      label: say.Take ?? 'Take',
      isAllowed: (items) => !items.some(({ id }) => pending?.has(id)),
      reason: say['Being taken'] ?? 'Being taken',
      onAction: (items) => items.forEach(take),
    }
    return [taken, ...(own ?? [])]
  }, [labels, own, pending, take])
}
