/** The page "Styling contract", compared with what all stories render, in both directions. */
import { render } from '@testing-library/react'
import {
  ConnectionStatus,
  HoldButton,
  NewItemsButton,
  SubscribeToggle,
  useWorkbinItems,
  WorkbinItemList,
  WorkbinPanel,
  WorkbinStatusBadge,
  type WorkbinContents,
} from 'gws-workbins'
import { Fragment } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contract, meanings } from '../../../stories/docs/contract.js'
import { lists } from '../../../stories/lists.js'
import { now, stopClock } from '../../../stories/moment.js'
import { escalations, toWorkbinItem } from '../../../stories/pages/deskItems.js'
import { connected, subscriptions } from '../../components/states.js'
import { allStories } from './allStories.js'
import { readContract } from './readContract.js'

let startClock: () => void
beforeEach(() => {
  startClock = stopClock()
})
afterEach(() => startClock())

function readStories() {
  const found: Parameters<typeof readContract>[1] = new Map()
  for (const { Component } of allStories) {
    const { container, unmount } = render(<Component />)
    readContract(container, found)
    unmount()
  }
  const { container, unmount } = render(<RareStates />)
  readContract(container, found)
  unmount()
  return found
}

const nothing = () => undefined
const verbs = { subscribe: nothing, unsubscribe: nothing, retry: nothing }

/** Every state there is, also those that look like another and have no story. */
function RareStates() {
  return (
    <>
      {subscriptions.map((subscription) => (
        <Fragment key={JSON.stringify(subscription)}>
          <WorkbinStatusBadge subscription={subscription} />
          <SubscribeToggle subscription={{ ...subscription, ...verbs }} />
          <WorkbinPanel
            name="Billing"
            owner="me"
            subscription={{ ...subscription, ...verbs }}
            contents={lists.current}
          />
        </Fragment>
      ))}
      {[...Object.values(lists), { ...lists.current, items }].map((contents) => (
        <Lists key={JSON.stringify(contents)} contents={contents} />
      ))}
      {(['sm', 'md', 'lg'] as const).map((size) => (
        <ConnectionStatus key={size} connection={connected} size={size} compact />
      ))}
      <ConnectionStatus connection={{ ...connected, service: 'unknown' }} />
      {(['subtle', 'outline', 'solid', 'plain'] as const).map((variant) => (
        <ConnectionStatus key={variant} connection={connected} variant={variant} />
      ))}
    </>
  )
}

const items = escalations.map((item) => toWorkbinItem(item, now))
const actions = [{ id: 'open', label: 'Open', icon: 'M2 2h4', onAction: nothing }]

/** Lists as they are after hours of work. */
function Lists({ contents }: { readonly contents: WorkbinContents }) {
  const view = useWorkbinItems(contents, { pageSize: 4 })
  const rows = view.rows.map((row, at) => ({ ...row, isNew: at === 0, isGone: at === 1 }))
  return (
    <>
      {(['compact', 'cosy', 'roomy'] as const).map((density) => (
        <WorkbinItemList
          key={density}
          view={{ ...view, rows, isHeld: density === 'cosy' }}
          density={density}
          selectable="multiple"
          rowActions={actions}
          onOpen={nothing}
        />
      ))}
      <WorkbinItemList view={{ ...view, rows: [] }} />
      <NewItemsButton view={{ ...view, waiting: 3 }} />
      <HoldButton view={{ ...view, isHeld: true }} />
    </>
  )
}

/** One line for each thing there is, so that a difference says what is missing. */
const linesOf = (
  name: string,
  attributes: Iterable<readonly [string, Iterable<string>]>,
  parts: Iterable<string>,
) => [
  ...[...attributes].flatMap(([attribute, values]) =>
    [...values].map((value) => `${name}: ${attribute}="${value}"`),
  ),
  ...[...parts].map((part) => `${name}: part ${part}`),
]

describe('the styling contract', () => {
  it('names every class, attribute, value and part that stories have, and no other [R-293]', () => {
    const rendered = [...readStories()].flatMap(([name, { attributes, parts }]) =>
      linesOf(name, attributes, parts),
    )
    const written = contract.flatMap(({ className, attributes, parts }) =>
      linesOf(className, Object.entries(attributes), parts),
    )
    expect(written.toSorted()).toEqual(rendered.toSorted())
  })

  it('says what every attribute means', () => {
    const names = contract.flatMap(({ attributes }) =>
      Object.keys(attributes).map((key) => key.split(' ').at(-1) ?? ''),
    )
    expect(new Set(names)).toEqual(new Set(Object.keys(meanings)))
  })
})
