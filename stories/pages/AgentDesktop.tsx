/** A whole agent desktop on a GWS that can be broken: what a host writes with the library, and its own shell around it. */
import { QueryClientProvider } from '@tanstack/react-query'
import { useCallback, useMemo, useState, type ReactElement } from 'react'
import {
  CometdProvider,
  ConnectionBanner,
  ConnectionStatus,
  useWorkbinClient,
  useWorkbinSubscriptions,
  WorkbinAnnouncer,
  WorkbinExplorer,
  WorkbinPanel,
  type ExplorerWorkbin,
  type WorkbinContents,
  type WorkbinItem,
  type WorkbinTarget,
} from 'gws-workbins'
import { WorkbinDevtoolsPanel } from 'gws-workbins/devtools'
import type { SimulatorControl } from 'gws-workbins/simulator'
import { useLinkCondition } from '../LinkCondition.js'
import { SimulatorPanel } from '../SimulatorPanel.js'
import type { DeskGws } from './deskGws.js'
import type { DeskWorkbin } from './deskWorld.js'
import { deskActions, deskAgeTone, deskColumns } from './deskList.js'
import { DeskShell } from './DeskShell.js'
import { HostIcon } from './hostIcons.js'
import { ItemDetails } from './ItemDetails.js'
import { useDeskLists } from './useDeskLists.js'

/** Props of {@link AgentDesktop}. */
export interface AgentDesktopProps {
  readonly gws: DeskGws
  readonly workbins: readonly DeskWorkbin[]
  /** The one that is shown first. */
  readonly first: DeskWorkbin | undefined
  /** A supervisor sees first what needs him. */
  readonly order?: 'given' | 'attention' | undefined
}

/** Providers, the one announcer, and the desktop. */
export function AgentDesktop({ gws, ...desk }: AgentDesktopProps): ReactElement {
  const names = useMemo(() => namesOf(desk.workbins), [desk.workbins])
  useLinkCondition(gws.control)
  return (
    <QueryClientProvider client={gws.queryClient}>
      <CometdProvider client={gws.client}>
        <Desktop {...desk} control={gws.control} />
        <WorkbinAnnouncer nameOf={(target) => names.get(keyOf(target)) ?? target.id} />
        <details className="desk-break">
          <summary title="Break it">
            <HostIcon name="bolt" />
            <span className="gws-sr">Break it</span>
          </summary>
          <SimulatorPanel control={gws.control} />
        </details>
      </CometdProvider>
    </QueryClientProvider>
  )
}

interface DesktopProps extends Omit<AgentDesktopProps, 'gws'> {
  readonly control: SimulatorControl
}

function Desktop({ control, first, order, workbins }: DesktopProps) {
  const client = useWorkbinClient()
  const [selected, setSelected] = useState(first)
  const [pane, setPane] = useState<'explorer' | 'panel'>('explorer')
  const [opened, setOpened] = useState<WorkbinItem | null>(null)
  const subscriptions = useWorkbinSubscriptions(workbins)
  const { contents, newCounts } = useDeskLists(client, workbins, selected)
  const shown = workbins.flatMap((workbin, index): readonly ExplorerWorkbin[] => {
    const subscription = subscriptions[index]
    const count = countOf(contents[index])
    return subscription ? [{ ...workbin, subscription, count, newCount: newCounts[index] }] : []
  })
  const select = useCallback(
    (target: WorkbinTarget) => {
      setSelected(workbins.find((each) => keyOf(each) === keyOf(target)))
      setOpened(null)
      setPane('panel')
    },
    [workbins],
  )

  return (
    <DeskShell
      connection={<ConnectionStatus />}
      banner={<ConnectionBanner />}
      newCount={newCounts.reduce((sum, count) => sum + count, 0)}
      pane={pane}
      onBack={() => setPane('explorer')}
      explorer={
        <WorkbinExplorer workbins={shown} selected={selected} order={order} onSelect={select} />
      }
      panel={
        selected && (
          <WorkbinPanel
            name={selected.name}
            workbinId={selected.id}
            owner={selected.owner}
            columns={deskColumns}
            initialSort={oldestFirst}
            ageTone={deskAgeTone}
            selectable="multiple"
            actions={deskActions}
            onOpen={setOpened}
            currentId={opened?.id}
            canTake
            announceItems
          />
        )
      }
      details={<ItemDetails item={opened} owner={selected?.owner ?? 'me'} />}
      dock={<WorkbinDevtoolsPanel simulator={control} />}
    />
  )
}

const oldestFirst = { by: 'age', direction: 'descending' } as const

/** A count is a claim: without a list there is none. */
function countOf(contents: WorkbinContents | undefined): ExplorerWorkbin['count'] {
  return contents?.items?.length ?? (contents?.error ? 'unknown' : 'loading')
}

const keyOf = ({ id, owner }: WorkbinTarget) => JSON.stringify([id, owner])

function namesOf(workbins: readonly DeskWorkbin[]): ReadonlyMap<string, string> {
  return new Map(workbins.map((workbin) => [keyOf(workbin), workbin.name]))
}
