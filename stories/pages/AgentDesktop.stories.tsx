/** Whole desktops: live on a simulator that can be broken, and two that stand still, to be compared with pictures. */
import { expect, waitFor, within } from 'storybook/test'
import 'gws-workbins/devtools.css'
import preview from '../../.storybook/preview.js'
import { AgentDesktop } from './AgentDesktop.js'
import './desk.css'
import { createDeskGws, createDeskOfNine, type DeskGws } from './deskGws.js'
import {
  createSupervisorWorld,
  deskEscalations,
  deskWorkbins,
  toTarget,
  type DeskWorkbin,
} from './deskWorld.js'
import { StillDesktop } from './StillDesktop.js'
import { degradedNow, stillNow, stopClockAt } from './stillDesk.js'

/** Enough for a back-off after an outage (ms). */
const patience = { timeout: 20_000 }

/** The GWS and the workbins of the story that is shown: each story has its own. */
let gws: DeskGws
let workbins: readonly DeskWorkbin[] = deskWorkbins

const meta = preview.meta({
  title: 'Pages/Agent desktop',
  // A whole desktop is no example among others, and each holds a poll.
  tags: ['!autodocs'],
  parameters: { layout: 'fullscreen' },
  beforeEach: () => {
    gws = createDeskOfNine()
    workbins = deskWorkbins
  },
  render: () => <AgentDesktop gws={gws} workbins={workbins} first={deskEscalations} />,
})

const target = toTarget(deskEscalations)

export const Live = meta.story({
  tags: ['live'],
  play: async ({ canvas, step, userEvent }) => {
    const panel = async () =>
      within(await canvas.findByRole('region', { name: /^Billing escalations/ }, patience))
    await step('the desk is live, but for what its server does wrong', async () => {
      await waitFor(() => expect(canvas.getByText('Up to date')).toBeVisible(), patience)
      await expect(await canvas.findByText('1 failed', { exact: false }, patience)).toBeVisible()
    })
    await step('an item opens beside its list', async () => {
      await userEvent.click(
        await (await panel()).findByRole('button', { name: 'Nordwind Logistik GmbH' }),
      )
      await expect(canvas.getByRole('tabpanel')).toHaveTextContent('Key account')
    })
    await step('what is taken is told once it is proved', async () => {
      const subject = 'Scanned form 7C — missing signature page'
      await userEvent.click((await panel()).getByRole('button', { name: new RegExp(`^Take.*7C`) }))
      await waitFor(
        () => expect(canvas.getByText(`You have taken “${subject}”.`)).toBeVisible(),
        patience,
      )
    })
    await step('another workbin takes the place of this one', async () => {
      await userEvent.click(canvas.getByRole('button', { name: /Front desk tray/ }))
      await expect(
        await canvas.findByRole('region', { name: 'Front desk tray' }, patience),
      ).toHaveTextContent('5 items')
    })
    await step('what comes meanwhile is counted beside the one that was left', async () => {
      await gws.control.world.addItem(target)
      await waitFor(
        () => expect(canvas.getByRole('button', { name: 'Workbins, 1 new' })).toBeVisible(),
        patience,
      )
    })
  },
})

export const Degraded = meta.story({
  tags: ['live'],
  play: async ({ canvas, step }) => {
    await waitFor(() => expect(canvas.getByText('Up to date')).toBeVisible(), patience)
    await step('a lost link is said after five seconds, and the list stays', async () => {
      await gws.control.useScenario('connection-cut')
      await waitFor(
        () => expect(canvas.getByText(/^Live updates interrupted at/)).toBeVisible(),
        patience,
      )
      await expect(canvas.getByText('Camille Rousseau')).toBeVisible()
    })
  },
})

export const Supervisor = meta.story({
  tags: ['live'],
  beforeEach: () => {
    const supervisor = createSupervisorWorld(Date.now())
    const [, , third] = supervisor.workbins
    workbins = supervisor.workbins
    gws = createDeskGws(supervisor.world, [
      {
        match: { operation: 'Subscribe', target: third && toTarget(third) },
        effect: { type: 'confirmation', mode: 'refused' },
      },
    ])
  },
  render: () => (
    <AgentDesktop gws={gws} workbins={workbins} first={workbins[0]} order="attention" />
  ),
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvas.getByText('29 of 30 live')).toBeVisible(), patience)
    const [first] = canvasElement.querySelectorAll('.gws-explorer-row')
    await expect(first).toHaveAttribute('data-status', 'failed')
  },
})

/** A softphone's width: the list of workbins, then one of them, with a way back. */
export const SmallWindow = meta.story({
  tags: ['live'],
  globals: { viewport: { value: 'small', isRotated: false } },
  parameters: {
    viewport: {
      options: {
        small: { name: 'Small window', styles: { width: '340px', height: '720px' } },
      },
    },
  },
})

/** Presses a line of the devtools without pointer or focus, which a picture would show. */
function chooseReference(canvasElement: HTMLElement, reference: number): void {
  const lines = [...canvasElement.querySelectorAll<HTMLElement>('.gws-devtools button[data-line]')]
  lines.find((line) => line.textContent?.includes(`referenceId: ${reference} }`))?.click()
}

/** The page of the pictures: 22 Nov 2026, 10:42. */
export const StillLive = meta.story({
  name: 'Still live',
  beforeEach: () => stopClockAt(stillNow),
  render: () => <StillDesktop isDegraded={false} />,
  play: ({ canvas, canvasElement }) => {
    canvas.getByRole('checkbox', { name: /^Select Nordwind/ }).click()
    chooseReference(canvasElement, 74)
  },
})

export const StillDegraded = meta.story({
  name: 'Still degraded',
  beforeEach: () => stopClockAt(degradedNow),
  render: () => <StillDesktop isDegraded />,
  play: async ({ canvas, canvasElement }) => {
    canvas.getByRole('checkbox', { name: /^Select Nordwind/ }).click()
    chooseReference(canvasElement, 74)
    await expect(canvas.getByText('Stale since 10:42')).toBeVisible()
  },
})
