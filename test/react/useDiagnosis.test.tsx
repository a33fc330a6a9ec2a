/** Findings as React state. */
import { act, screen } from '@testing-library/react'
import { useDiagnosis, type WorkbinOwner } from 'gws-workbins'
import type { ReactElement } from 'react'
import { describe, expect, it } from 'vitest'
import { pass, renderDesktop, seedGroup, seedId } from './renderDesktop.js'

interface Asked {
  readonly id?: string | null
  readonly owner?: WorkbinOwner | null
  readonly enabled?: boolean
}

function Diagnosis({ enabled, id, owner }: Asked): ReactElement {
  const { data, refetch } = useDiagnosis(id, owner, { enabled })
  const codes = data?.map(({ code }) => code).join() ?? 'nothing yet'
  return <button onClick={() => void refetch()}>{codes}</button>
}

const lookAgain = async (): Promise<void> => {
  act(() => screen.getByRole('button').click())
  await pass(1_000)
}

describe('useDiagnosis', () => {
  it('looks when it is mounted, and again when it is asked to [R-185]', async () => {
    const { simulator } = renderDesktop(<Diagnosis id={seedId} owner={{ ...seedGroup }} />)
    await pass(1_000)
    await lookAgain()
    expect(screen.getByText('in-order')).toBeDefined()
    simulator.world.setService('MultiMediaState', 'Inactive')
    await pass(60_000)
    expect(screen.getByText('in-order')).toBeDefined()
    await lookAgain()
    expect(screen.getByText('service-down')).toBeDefined()
  })

  it('waits where it is not enabled [R-185]', async () => {
    renderDesktop(<Diagnosis enabled={false} />)
    await pass(5_000)
    expect(screen.getByText('nothing yet')).toBeDefined()
    await lookAgain()
    expect(screen.getByText('in-order')).toBeDefined()
  })

  it('tells targets apart, and the desktop as a whole [R-185]', async () => {
    const desktop = renderDesktop(null)
    await pass(1_000)
    for (const [asked, code] of [
      [{ id: null, owner: seedGroup }, 'in-order'],
      [{ id: 'nowhere', owner: seedGroup }, 'workbin-unknown'],
      [{ id: seedId, owner: { agentGroup: 'Fraud-APAC' } }, 'group-not-mine'],
      [{ id: seedId, owner: { user: 'nobody' } }, 'workbin-unknown'],
      [{ id: '', owner: 'me' }, 'invalid-target'],
    ] as const) {
      desktop.show(<Diagnosis {...asked} />)
      await pass(1_000)
      expect(screen.getByRole('button').textContent).toBe(code)
    }
  })
})
