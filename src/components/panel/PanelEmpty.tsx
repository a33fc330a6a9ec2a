'use client'
/** A host's own words where a list is empty. */
import type { ReactElement, ReactNode } from 'react'
import { useWorkbinPanel } from './useWorkbinPanel.js'

/** Props of `WorkbinPanel.Empty`. */
export interface PanelEmptyProps {
  readonly children?: ReactNode
}

/** Renders its children where nothing is in the list that is shown. Part of {@link WorkbinPanel}. */
export function PanelEmpty({ children }: PanelEmptyProps): ReactElement | null {
  const { contents, view } = useWorkbinPanel()
  return contents.items !== null && view.rows.length === 0 ? <>{children}</> : null
}
