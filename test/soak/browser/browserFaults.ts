/** Faults of the browser: no network, and a page that is loaded anew. */
import type { Desk } from '../../faults/openDesk.js'
import { during, type Fault } from '../Fault.js'

/** The faults of a desk's browser. A tab without network cannot be loaded, so only one holds at a time. */
export function browserFaults({ context, tabs }: Desk): readonly Fault[] {
  let isBusy = false
  // Always the same one, so that the memory of the others can be followed.
  const last = tabs.at(-1)

  const offline: Fault = {
    name: 'offline',
    lasts: [1_000, 40_000],
    saysOnline: true,
    begin() {
      if (isBusy) return () => {}
      isBusy = true
      void context?.setOffline(true)
      return () => {
        isBusy = false
        void context?.setOffline(false)
      }
    },
  }
  const reload = during(
    'a tab loaded anew',
    [3_000, 5_000],
    () => {
      if (!isBusy) void last?.command('Page.reload')
      isBusy = true
    },
    () => {
      isBusy = false
    },
  )
  return [offline, reload]
}
