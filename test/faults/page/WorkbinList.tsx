/** The list of one workbin of the desk: what lies in it, how current that is, and buttons to take each item. */
import { usePullFromWorkbin, useWorkbinContents } from 'gws-workbins'
import { useEffect, useRef } from 'react'
import type { TargetPlan } from './DeskPlan.js'
import { Press } from './Press.js'

interface ListProps {
  /** Where it stands: `0`, and `0.1` for more of the same. */
  readonly name: string
  readonly target: TargetPlan
}

/** One row for each item; `data-commits` counts how often React has written it. */
export function WorkbinList({ name, target: { id, owner } }: ListProps) {
  const { asOf, error, items, retry, status } = useWorkbinContents(id, owner)
  const { last, pull } = usePullFromWorkbin(id, owner)
  const list = useRef<HTMLUListElement>(null)
  const commits = useRef(0)
  useEffect(() => {
    commits.current += 1
    if (list.current !== null) list.current.dataset['commits'] = String(commits.current)
  })
  return (
    <>
      <p data-fact={`${name}-list-as-of`}>{asOf}</p>
      <p data-fact={`${name}-list-code`}>{error?.code}</p>
      <p data-fact={`${name}-pulled`}>{last && [last.status, last.error?.code].join(' ')}</p>
      <Press name={`retry-list-${name}`} onPress={retry} />
      <ul ref={list} data-list={name} data-status={status}>
        {items?.map((item) => (
          <li key={item.id} data-item={item.id}>
            <span>{item.subject ?? item.medium}</span>
            <Press name={`pull-${name}-${item.id}`} onPress={() => void pull(item)} />
          </li>
        ))}
      </ul>
    </>
  )
}
