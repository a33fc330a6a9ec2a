/** What leaves the page with a copied log, and what is kept in it: canaries in every place where a name or a payload may be. */
import { act, fireEvent, screen } from '@testing-library/react'
import { useWorkbinContents } from 'gws-workbins'
import { WorkbinDevtoolsPanel } from 'gws-workbins/devtools'
import type { ReactElement } from 'react'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createDevtoolsLog } from '../../src/devtools/log/createDevtoolsLog.js'
import { LogBook } from '../../src/devtools/log/LogBook.js'
import { pass, renderDesktop } from '../react/renderDesktop.js'

const workbinId = 'workbin-of-canaries'
const owner = { agentGroup: 'CANARY group' } as const
const channel = '/v2/me/workbins'

const resource = (itemId: string) => ({
  id: itemId,
  subject: 'CANARY subject',
  from: 'CANARY@example.com',
  userData: { FirstName: 'CANARY', Account: 'CANARY' },
  attachments: [{ name: 'CANARY.pdf' }],
})

function List(): ReactElement {
  const { status } = useWorkbinContents(workbinId, owner)
  return <p>{status}</p>
}

/** A clipboard, as far as it is used. */
function mockClipboard(writeText: (text: string) => Promise<void>): void {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } })
  onTestFinished(() => {
    Reflect.deleteProperty(navigator, 'clipboard')
  })
}

async function renderCanaries() {
  const desktop = renderDesktop(
    <>
      <List />
      <WorkbinDevtoolsPanel />
    </>,
    {
      world: {
        agents: [
          {
            id: 'CANARY-agent',
            userName: 'CANARY',
            firstName: 'CANARY',
            lastName: 'CANARY',
            agentGroups: ['CANARY group'],
            placeGroups: [],
          },
        ],
        workbins: [{ id: workbinId, name: 'CANARY workbin', type: 'AgentGroup' }],
        contents: [],
      },
    },
  )
  await pass(1_000)
  const { world } = desktop.simulator
  world.addItem(
    { id: workbinId, ...owner },
    { medium: 'email', resource: resource('00016aB14RQD006K') },
  )
  world.publish(channel, {
    messageType: 'WorkbinStateChangeMessage',
    id: workbinId,
    agentGroup: 'CANARY group',
    action: 'CANARY action',
    emailStateResourceV2: resource('CANARY id'),
  })
  world.publish(channel, { messageType: 'CANARY type', id: workbinId })
  await pass(1_000)
  return desktop
}

async function copy(): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name: 'Copy as JSON' }))
  await pass(0)
}

describe('the copied log', () => {
  it('has ids and words of the protocol, no payload and no name [R-216]', async () => {
    const copied: string[] = []
    mockClipboard(async (text) => {
      copied.push(text)
    })
    await renderCanaries()
    await copy()
    const [text = ''] = copied
    expect(text).not.toContain('CANARY')
    expect(text).toContain('00016aB14RQD006K')
    expect(text).toContain(`/me/workbins/${workbinId}?agentGroup=agentGroup-1`)
    expect(text).toContain('"reference": 1')
    expect(text).toContain('This list is live.')
    expect(screen.getByRole('button', { name: 'Copied' })).toBeVisible()
  })

  it('is there to be copied by hand where the clipboard is refused [R-216]', async () => {
    mockClipboard(() => Promise.reject(new Error('no')))
    await renderCanaries()
    await copy()
    const text = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'The log as JSON' }).value
    expect(text).toContain('gws-workbins devtools')
    expect(text).not.toContain('CANARY')
  })

  it('shows no payload on screen either: names of groups alone [R-216]', async () => {
    const { container } = await renderCanaries()
    const shown = container.innerHTML
      .replaceAll('CANARY group', '')
      .replaceAll('CANARY%20group', '')
    expect(shown).not.toContain('CANARY')
  })
})

describe('the bounds', () => {
  it('keeps 500 lines, and tells a burst once [R-217]', async () => {
    const { client, simulator } = await renderCanaries()
    const log = createDevtoolsLog(client)
    const stop = log.start()
    await act(async () => {})
    const told = vi.fn<() => void>()
    log.subscribe(told)
    for (let n = 0; n < 600; n += 1) simulator.world.publish(channel, { id: `${n}` })
    await pass(1_000)
    const { entries, messages, unmatched } = log.getState()
    expect([entries.length, messages, unmatched]).toEqual([500, 600, 600])
    expect(entries.some(({ text }) => text.includes('unreadable'))).toBe(true)
    expect(told.mock.calls.length).toBeLessThan(10)
    expect(log.getState()).toBe(log.getState())
    stop()
  })

  it('keeps 200 requests [R-217]', () => {
    const book = new LogBook(Date.now, () => {})
    const begun = Array.from({ length: 250 }, (_, n) =>
      book.begin({ id: `${n}`, owner: 'me' }, 'Subscribe'),
    )
    const answer = { word: '200', isGood: true, text: '', outcome: 'accepted' } as const
    for (const id of begun) book.settle(id, { ...answer, reference: id })
    expect(book.exchanges.size).toBe(200)
    expect(book.entries.filter(({ kind }) => kind === 'answer')).toHaveLength(200)
  })

  it('takes a number that a server gives again for the newest request of that workbin [R-213]', () => {
    const book = new LogBook(Date.now, () => {})
    const targets = ['a', 'b', 'a'].map((id) => ({ id, owner: { placeGroup: 'P' } }))
    const answer = { word: '200', isGood: true, text: '', outcome: 'accepted' } as const
    const [first = 0, , last] = targets.map((target) => {
      const id = book.begin(target, 'Subscribe')
      book.settle(id, { ...answer, reference: 7 })
      return id
    })
    const push = { text: '', tone: 'success', kind: 'confirmation', id: 'a', owner: null } as const
    book.receive({ ...push, reference: 7 }, targets)
    expect(book.entries.at(-1)?.exchange).toBe(last)
    // One without a reference is of the newest that waits.
    book.receive({ ...push, reference: null }, targets.slice(0, 1))
    expect(book.entries.at(-1)?.exchange).toBe(first)
    book.receive({ ...push, reference: null }, targets.slice(0, 1))
    expect(book.entries.at(-1)?.exchange).toBeNull()
  })
})
