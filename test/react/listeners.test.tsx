/** What a host's listeners may do to others: nothing (reliability §7-B, F24). */
import { useWorkbinClient } from 'gws-workbins'
import { useEffect } from 'react'
import { expect, it } from 'vitest'
import { pass, renderDesktop, seedGroup, seedId } from './renderDesktop.js'

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
