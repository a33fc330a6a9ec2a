'use client'
/** What is wrong with the panel's workbin, below its rows, so that none of them moves when it comes. */
import { forwardRef, type ForwardRefExoticComponent, type RefAttributes } from 'react'
import { WorkbinNotice, type WorkbinNoticeProps } from '../feedback/WorkbinNotice.js'
import { useWorkbinPanel } from './useWorkbinPanel.js'

/** Props of `WorkbinPanel.Notice`. */
export type PanelNoticeProps = Omit<
  WorkbinNoticeProps,
  'subscription' | 'contents' | 'connection' | 'name'
>

/** The notice of a panel; nothing where nothing needs saying. Part of {@link WorkbinPanel}. */
export const PanelNotice: ForwardRefExoticComponent<
  PanelNoticeProps & RefAttributes<HTMLDivElement>
> = forwardRef<HTMLDivElement, PanelNoticeProps>(function PanelNotice(props, ref) {
  const { contents, subscription, wording } = useWorkbinPanel()
  return (
    <div data-part="bar">
      <WorkbinNotice
        {...wording}
        {...props}
        ref={ref}
        subscription={subscription}
        contents={contents}
      />
    </div>
  )
})
