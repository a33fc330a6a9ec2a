/** What untyped code passes for numbers is shown as not known, and takes no desktop down. */
import { render, screen } from '@testing-library/react'
import {
  FreshnessLabel,
  useWorkbinItems,
  WorkbinExplorer,
  WorkbinItemList,
  WorkbinStatusBadge,
  type WorkbinItem,
} from 'gws-workbins'
import { describe, expect, it } from 'vitest'
import { current, outdated } from './contents.js'
import { subscribed } from './states.js'

const item: WorkbinItem = {
  id: 'a',
  medium: 'email',
  isReadable: true,
  receivedAt: Number.NaN,
  subject: 'About a',
  from: 'From a',
  caseData: {},
  routingData: {},
  fields: {},
}

function List() {
  return (
    <WorkbinItemList
      view={useWorkbinItems({ ...current, items: [item] }, { pageSize: Number.NaN })}
    />
  )
}

describe('a number that is none', () => {
  it.each([Number.NaN, -1])('is an unknown count: %d', (count) => {
    render(<WorkbinStatusBadge subscription={subscribed} count={count} />)
    render(
      <WorkbinExplorer
        workbins={[{ id: 'w', owner: 'me', name: 'W', subscription: subscribed, count }]}
      />,
    )
    expect(screen.getAllByText('?')).toHaveLength(2)
    expect(document.body.textContent).not.toMatch(/NaN|-1/)
  })

  it('is no age of an item, and no page size', () => {
    render(<List />)
    expect(screen.getByText('About a')).toBeVisible()
    expect(document.body.textContent).not.toContain('NaN')
  })

  it('is no age of a list', () => {
    render(<FreshnessLabel contents={{ ...outdated, asOf: Number.NaN }} />)
    expect(screen.getByText('Loading')).toBeVisible()
  })
})
