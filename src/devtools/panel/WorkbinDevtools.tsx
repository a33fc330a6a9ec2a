'use client'
/** The devtools at the bottom of the window: a button, and the panel it opens. */
import { useCallback, useRef, useState, type ReactElement } from 'react'
import { Button } from '../../components/controls/Button.js'
import { DevtoolsFrame } from './DevtoolsFrame.js'
import { shapes } from './shapes.js'
import { useDevtoolsLog } from './useDevtoolsLog.js'
import type { WorkbinDevtoolsPanelProps } from './WorkbinDevtoolsPanel.js'

/** Props of {@link WorkbinDevtools}. */
export interface WorkbinDevtoolsProps extends WorkbinDevtoolsPanelProps {
  /** Whether it begins open. Default false. */
  readonly initialIsOpen?: boolean | undefined
}

/**
 * The devtools docked at the bottom of the window, closed until asked for. It keeps its log while it
 * is closed, so that what has just happened is there when it is opened.
 *
 * It only looks: no request, no lease and no observer comes of it. Needs `gws-workbins/styles.css`
 * and `gws-workbins/devtools.css`. Leave it out of production by importing it where you develop.
 *
 * @param props - client and simulator, or none under a provider
 * @example
 * ```tsx
 * import { WorkbinDevtools } from 'gws-workbins/devtools'
 * import 'gws-workbins/devtools.css'
 *
 * function Desktop() {
 *   return (
 *     <CometdProvider url="/api/v2">
 *       <Workbins />
 *       <WorkbinDevtools />
 *     </CometdProvider>
 *   )
 * }
 * ```
 * @throws WorkbinError `no-provider`; `invalid-option` for a client of another version
 */
export function WorkbinDevtools({
  className,
  client,
  initialIsOpen = false,
  simulator,
}: WorkbinDevtoolsProps): ReactElement {
  const log = useDevtoolsLog(client)
  const [isOpen, setOpen] = useState(initialIsOpen)
  const wasPressed = useRef(false)
  const toggle = (): void => {
    wasPressed.current = true
    setOpen(!isOpen)
  }
  /** The pressed button is gone: the focus goes to its counterpart. */
  const follow = useCallback((button: HTMLButtonElement | null) => {
    if (button === null || !wasPressed.current) return
    wasPressed.current = false
    button.focus()
  }, [])
  if (isOpen) {
    const dock = className ? `gws-devtools-dock ${className}` : 'gws-devtools-dock'
    return (
      <DevtoolsFrame
        log={log}
        simulator={simulator}
        className={dock}
        onClose={toggle}
        closeRef={follow}
      />
    )
  }
  return (
    <Button
      ref={follow}
      className="gws-devtools-opener"
      icon={shapes.bug}
      aria-expanded={false}
      onClick={toggle}
    >
      Workbin devtools
    </Button>
  )
}
