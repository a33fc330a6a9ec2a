'use client'
/** Makes what the parts of a panel share out of what the panel was given. */
import { useId, type HTMLAttributes } from 'react'
import type { WorkbinPull } from '../../react/usePullFromWorkbin.js'
import { useWorkbinItems } from '../list/useWorkbinItems.js'
import { useWording } from '../words/LabelsProvider.js'
import type { WorkbinPanelState } from './PanelContext.js'
import { usePanelTake } from './usePanelTake.js'
import type { CommonPanelProps, ControlledPanelProps } from './WorkbinPanelProps.js'

/** What both kinds of panel come down to. */
export type PanelSource = CommonPanelProps &
  Pick<ControlledPanelProps, 'subscription' | 'contents' | 'owner' | 'view'> & {
    /** The pulls of the workbin, where the panel takes. */
    readonly pull?: WorkbinPull | undefined
  }

interface SplitProps {
  readonly panel: WorkbinPanelState
  readonly rest: HTMLAttributes<HTMLElement>
}

/** The state of the parts, and the attributes that are left for the element. */
export function usePanelState(props: PanelSource): SplitProps {
  const { name, headingLevel = 2, owner, subscription, contents, timings, pull, ...others } = props
  const { labels, locale, timeZone, columns, filter, initialSort, pageSize, ...more } = others
  const { ageTone, currentId, density, onOpen, rowActions, selectable, actions, view, ...rest } =
    more
  const wording = useWording({ labels, locale, timeZone })
  const arrangement = { columns, filter, initialSort, pageSize, locale: wording.locale }
  const own = useWorkbinItems(contents, arrangement)
  const panel: WorkbinPanelState = {
    name,
    owner,
    subscription,
    contents,
    view: view ?? own,
    taking: usePanelTake(pull, wording.labels),
    wording,
    timings,
    headingLevel,
    headingId: useId(),
    list: { ageTone, currentId, density, onOpen, rowActions, selectable, actions },
  }
  return { panel, rest }
}
