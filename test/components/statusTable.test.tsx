/** The page "Statuses and words", compared with everything that a badge can say. */
import { render } from '@testing-library/react'
import { getBadgeModel } from 'gws-workbins'
import { describe, expect, it } from 'vitest'
import { StatusTable } from '../../stories/docs/StatusTable.js'
import { start, subscriptions } from './states.js'

describe('the page on statuses', () => {
  it('has every word that a subscription can have at any age [R-294]', () => {
    const ages = [0, 300, 2_500, 30_000]
    const words = new Set(
      subscriptions.flatMap((subscription) =>
        ages.map((age) => getBadgeModel(subscription, { now: start + age }).label),
      ),
    )
    const { container } = render(<StatusTable />)
    const shown = new Set(
      [...container.querySelectorAll('tr td:nth-of-type(3)')].map(
        (cell) => cell.textContent?.split(' · ')[0],
      ),
    )
    expect(shown).toEqual(words)
  })
})
