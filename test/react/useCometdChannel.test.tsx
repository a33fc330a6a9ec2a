/** Another channel as a hook: below StrictMode, with inline listeners and changing names. */
import { screen } from '@testing-library/react'
import { useCometdChannel } from 'gws-workbins'
import { useState, type ReactElement } from 'react'
import { expect, it } from 'vitest'
import { pass, renderDesktop, type Desktop } from './renderDesktop.js'

const calls = '/v2/me/calls'

function Listener({ channel }: { readonly channel: string | null }): ReactElement {
  const [heard, setHeard] = useState<readonly unknown[]>([])
  const { error, status } = useCometdChannel(channel, (data) => setHeard([...heard, data]))
  return <output>{[status, error?.code ?? '-', ...heard].join(' ')}</output>
}

/** What the sessions joined (`+`) and left (`-`), oldest first. */
function joins({ simulator }: Desktop): readonly string[] {
  return simulator.log.entries().flatMap((entry) => {
    if (entry.kind !== 'bayeux' || entry.direction !== 'in') return []
    const { channel, subscription } = { ...noJoin, ...(entry.message as object) }
    if (channel === '/meta/subscribe') return [`+${subscription}`]
    return channel === '/meta/unsubscribe' ? [`-${subscription}`] : []
  })
}

const noJoin = { channel: '', subscription: '' }

it('joins once below StrictMode, calls the newest listener, and leaves with it [R-120]', async () => {
  const desktop = renderDesktop(<Listener channel={calls} />)
  expect(screen.getByText('idle -')).toBeDefined()
  await pass(1_000)
  expect(screen.getByText('joined -')).toBeDefined()
  for (const data of [1, 2]) {
    desktop.simulator.world.publish(calls, data)
    await pass(100)
  }
  expect(screen.getByText('joined - 1 2')).toBeDefined()
  desktop.show(null)
  await pass(1_000)
  expect(joins(desktop)).toEqual([
    '+/v2/me/workbins',
    '+/notifications/services',
    `+${calls}`,
    `-${calls}`,
  ])
})

it('follows its channel, and listens to nothing for null [R-120]', async () => {
  const desktop = renderDesktop(<Listener channel={null} />)
  await pass(1_000)
  expect(screen.getByText('idle -')).toBeDefined()
  desktop.show(<Listener channel={calls} />)
  await pass(100)
  desktop.show(<Listener channel="/v2/me/devices" />)
  await pass(100)
  expect(screen.getByText('joined -')).toBeDefined()
  desktop.simulator.world.publish(calls, 'lost')
  desktop.simulator.world.publish('/v2/me/devices', 'heard')
  await pass(100)
  expect(screen.getByText('joined - heard')).toBeDefined()
})

it('shows what is no channel as refused [R-123]', async () => {
  const desktop = renderDesktop([
    <Listener key="1" channel="" />,
    <Listener key="2" channel="/meta/connect" />,
  ])
  await pass(1_000)
  expect(screen.getAllByText('refused invalid-channel')).toHaveLength(2)
  expect(joins(desktop)).toHaveLength(2)
})
