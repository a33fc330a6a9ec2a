/** One workbin of the desk: its badge, every fact of its subscription as text, its verbs, its list, and more badges of the same. */
import { useWorkbinSubscription, WorkbinStatusBadge } from 'gws-workbins'
import type { TargetPlan } from './DeskPlan.js'
import { Press } from './Press.js'
import { WorkbinList } from './WorkbinList.js'

interface PanelProps {
  /** Where it stands: the name of its badge. */
  readonly place: number
  /** Which target of the plan it shows. */
  readonly number: number
  readonly target: TargetPlan
}

/** The badge `{place}`, and `{place}.1` to `{place}.n`. */
export function WorkbinPanel({ place, number, target }: PanelProps) {
  const { id, owner, badges = 0, lists = 0 } = target
  const subscription = useWorkbinSubscription(id, owner)
  const { error, lastLiveAt } = subscription
  const retryAt = 'retryAt' in subscription ? subscription.retryAt : null
  return (
    <>
      <WorkbinStatusBadge
        subscription={subscription}
        owner={owner}
        data-badge={String(place)}
        data-target={number}
      />
      <p data-fact={`${place}-error`}>{error?.message}</p>
      <p data-fact={`${place}-code`}>{error?.code}</p>
      <p data-fact={`${place}-retry-at`}>{retryAt}</p>
      <p data-fact={`${place}-last-live-at`}>{lastLiveAt}</p>
      <Press name={`subscribe-${place}`} onPress={subscription.subscribe} />
      <Press name={`unsubscribe-${place}`} onPress={subscription.unsubscribe} />
      <Press name={`retry-${place}`} onPress={subscription.retry} />
      {target.list && <WorkbinList name={String(place)} target={target} />}
      {Array.from({ length: lists }, (_, index) => (
        <WorkbinList key={index} name={`${place}.${index + 1}`} target={target} />
      ))}
      {Array.from({ length: badges }, (_, index) => (
        <WorkbinStatusBadge
          key={index}
          workbinId={id}
          owner={owner}
          data-badge={`${place}.${index + 1}`}
          data-target={number}
        />
      ))}
    </>
  )
}
