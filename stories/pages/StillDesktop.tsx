/** The desktop at one moment that never changes: every component controlled, no server, for pictures to be compared with. */
import { useMemo, useState, type ReactElement } from 'react'
import {
  ConnectionBanner,
  ConnectionStatus,
  LabelsProvider,
  useWorkbinItems,
  WorkbinExplorer,
  WorkbinPanel,
  type ExplorerWorkbin,
  type WorkbinContents,
  type WorkbinItem,
  type WorkbinItemsView,
} from 'gws-workbins'
// Its log is made up, which no host can do.
import { DevtoolsFrame } from '../../src/devtools/panel/DevtoolsFrame.js'
import { deskActions, deskAgeTone, deskColumns } from './deskList.js'
import { DeskShell } from './DeskShell.js'
import { deskEscalations, deskWorkbins } from './deskWorld.js'
import { ItemDetails } from './ItemDetails.js'
import {
  goneItem,
  stillConnection,
  stillContents,
  stillCounts,
  stillItems,
  stillSubscriptions,
  stillZone,
} from './stillDesk.js'
import { createStillLog } from './stillLog.js'

interface StillDesktopProps {
  /** The link is lost since some seconds. */
  readonly isDegraded: boolean
}

/** English, in the zone of the browser, whatever a toolbar says. */
export function StillDesktop({ isDegraded }: StillDesktopProps): ReactElement {
  const [connection] = useState(() => stillConnection(isDegraded))
  const [log] = useState(() => createStillLog(isDegraded))
  const [opened, setOpened] = useState<WorkbinItem | null>(stillItems()[2] ?? null)
  return (
    <LabelsProvider locale="en-GB" timeZone={stillZone}>
      <DeskShell
        connection={<ConnectionStatus connection={connection} />}
        banner={<ConnectionBanner connection={connection} />}
        newCount={2}
        pane="panel"
        onBack={() => {}}
        explorer={
          <WorkbinExplorer workbins={stillWorkbins(isDegraded)} selected={deskEscalations} />
        }
        panel={<StillPanel isDegraded={isDegraded} onOpen={setOpened} />}
        details={<ItemDetails item={opened} owner={deskEscalations.owner} timeZone={stillZone} />}
        dock={<DevtoolsFrame log={log} onClose={() => {}} />}
      />
    </LabelsProvider>
  )
}

function stillWorkbins(isDegraded: boolean): readonly ExplorerWorkbin[] {
  const subscriptions = stillSubscriptions(isDegraded)
  const counts = stillCounts(isDegraded)
  return deskWorkbins.flatMap((workbin, index): readonly ExplorerWorkbin[] => {
    const subscription = subscriptions[index]
    if (subscription === undefined) return []
    const count = counts[index] ?? (subscription.status === 'failed' ? 'unknown' : 'loading')
    const newCount = workbin === deskEscalations && !isDegraded ? 2 : 0
    return [{ ...workbin, subscription, count, newCount }]
  })
}

interface StillPanelProps extends StillDesktopProps {
  onOpen(item: WorkbinItem): void
}

function StillPanel({ isDegraded, onOpen }: StillPanelProps) {
  const subscription = useMemo(() => stillSubscriptions(isDegraded)[2], [isDegraded])
  const contents = useMemo(() => stillContents(isDegraded), [isDegraded])
  const view = useStillView(contents, isDegraded)
  return (
    subscription && (
      <WorkbinPanel
        name={deskEscalations.name}
        owner={deskEscalations.owner}
        subscription={subscription}
        contents={contents}
        view={view}
        selectable="multiple"
        ageTone={deskAgeTone}
        actions={deskActions}
        onOpen={onOpen}
      />
    )
  )
}

/** What takes hours to come about in a list: new rows, one that is gone, and three that wait. */
function useStillView(contents: WorkbinContents, isDegraded: boolean): WorkbinItemsView {
  const view = useWorkbinItems(contents, { columns: deskColumns, initialSort: oldestFirst })
  const rows = useMemo(() => {
    const shown = view.rows.map((row, index) => ({ ...row, isNew: !isDegraded && index < 2 }))
    const gone = goneItem()
    if (isDegraded || gone === undefined) return shown
    return shown.slice(0, -3).toSpliced(5, 0, { item: gone, isNew: false, isGone: true })
  }, [view.rows, isDegraded])
  return { ...view, rows, waiting: isDegraded ? 0 : 3 }
}

const oldestFirst = { by: 'age', direction: 'descending' } as const
