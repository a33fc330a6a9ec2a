/** What a host's listeners may do to others: nothing (reliability §7-B, F24). */
import { act, screen } from '@testing-library/react'
import { useConnectionLost, useWorkbinClient, useWorkbinSubscription } from 'gws-workbins'
import { useEffect, type ReactElement } from 'react'
import { expect, it, onTestFinished, vi } from 'vitest'
import { pass, renderDesktop, seedGroup, seedId } from './renderDesktop.js'

function Probe(): ReactElement {
  return <output>{useWorkbinSubscription(seedId, seedGroup).status}</output>
}

/** What the page is told of. */
function catchThrown(): readonly unknown[] {
  const thrown: unknown[] = []
  vi.stubGlobal('reportError', (error: unknown) => thrown.push(error))
  onTestFinished(() => void vi.unstubAllGlobals())
  return thrown
}

it('one that takes another away is the last to be told [R-114]', async () => {
  let calls = 0
  function Host(): null {
    const client = useWorkbinClient()
    useEffect(() => {
      const handle = client.subscription({ id: seedId, owner: seedGroup })
      let stop = (): void => {}
      handle.subscribe(() => stop())
      stop = handle.subscribe(() => {
        calls += 1
      })
      return () => handle.release()
    }, [client])
    return null
  }
  renderDesktop(<Host />)
  await pass(1_000)
  expect(calls).toBe(0)
})

it('F24: one that throws keeps neither the others nor the link from going on [R-114]', async () => {
  const thrown = catchThrown()
  const heard: string[] = []
  function Host(): null {
    const client = useWorkbinClient()
    useEffect(() => {
      const handle = client.subscription({ id: seedId, owner: seedGroup })
      handle.subscribe(() => {
        throw new Error('of the host')
      })
      handle.subscribe(() => void heard.push(handle.getState().status))
      return () => handle.release()
    }, [client])
    return null
  }
  const desktop = renderDesktop([<Host key="host" />, <Probe key="probe" />])
  await pass(1_000)
  expect(screen.getByText('subscribed')).toBeDefined()
  expect(heard.at(-1)).toBe('subscribed')
  expect(thrown.length).toBeGreaterThan(0)
  desktop.simulator.world.expirePushSessions()
  await pass(5_000)
  expect(screen.getByText('subscribed')).toBeDefined()
  expect(new Set(thrown.map(String))).toEqual(new Set(['Error: of the host']))
})

it('F24: one that throws at an end of a loss hears the next loss as if it had not [R-053, R-114]', async () => {
  catchThrown()
  const told: string[] = []
  function Host(): null {
    useConnectionLost((event, { since }) => {
      told.push(`${event} ${Date.now() - since >= 5_000}`)
      if (event === 'restored') throw new Error('of the host')
    })
    return null
  }
  const desktop = renderDesktop(<Host />)
  const lose = async (ms: number): Promise<void> => {
    desktop.simulator.useScenario('connection-cut')
    desktop.simulator.world.cutConnections()
    await pass(ms)
    desktop.simulator.useScenario('healthy')
    act(() => void window.dispatchEvent(new Event('online')))
    await pass(60_000)
  }
  await pass(1_000)
  await lose(6_000)
  expect(told).toEqual(['lost true', 'restored true'])
  await lose(1_000)
  expect(told).toEqual(['lost true', 'restored true'])
})
