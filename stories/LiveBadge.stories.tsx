/** A real browser, real CometD and a GWS that can be broken: two workbins that are, or are not, live. */
import { Description, Primary, Title } from '@storybook/addon-docs/blocks'
import { expect, waitFor } from 'storybook/test'
import preview from '../.storybook/preview.js'
import { LiveDesk } from './LiveDesk.js'
import { control } from './liveGws.js'

/** Enough for a back-off after an outage (ms). */
const patience = { timeout: 15_000 }

/** `GWS_URL` talks to a real server, which nobody breaks for a story. */
const isSimulated = () =>
  control.scenario().then(
    () => true,
    () => false,
  )

function OneDesk() {
  return (
    <>
      <Title />
      <Description />
      <Primary />
    </>
  )
}

const meta = preview.meta({
  title: 'Start/Live badge',
  tags: ['live'],
  component: LiveDesk,
  // One desk to a page: a browser has six connections, and each desk holds a poll.
  parameters: { docs: { page: OneDesk } },
  beforeEach: async () => {
    if (!(await isSimulated())) return
    await control.rules.clear()
    await control.useScenario('healthy')
    await control.log.clear()
  },
})

export const GoesLive = meta.story({
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByText('Live')).toHaveLength(2), patience)
  },
})

export const LosesTheLink = meta.story({
  tags: ['!autodocs'],
  beforeEach: async () => {
    if (await isSimulated()) await control.useScenario('black-hole')
  },
  play: async ({ canvas, step, userEvent }) => {
    if (!(await isSimulated())) return
    const press = async (name: string) =>
      userEvent.click(await canvas.findByRole('button', { name }))
    await step('nothing answers: it waits', async () => {
      await expect(await canvas.findAllByText('Waiting for connection')).toHaveLength(2)
      await expect(canvas.queryByText('Live')).toBeNull()
    })
    await step('the server answers: it goes live', async () => {
      await press('Restore')
      await waitFor(() => expect(canvas.getAllByText('Live')).toHaveLength(2), patience)
      await expect(canvas.getByText('Connected')).toBeVisible()
    })
    await step('the link drops: Live is withdrawn', async () => {
      await press('Drop the link')
      await waitFor(() => expect(canvas.queryByText('Live')).toBeNull(), patience)
      await waitFor(() => expect(canvas.getAllByText('Reconnecting')).toHaveLength(3), patience)
    })
    await step('the link is back: it is live again', async () => {
      await press('Restore')
      await waitFor(() => expect(canvas.getAllByText('Live')).toHaveLength(2), patience)
    })
  },
})

export const IsRefused = meta.story({
  tags: ['!autodocs'],
  beforeEach: async () => {
    if (await isSimulated()) await control.useScenario('refuse')
  },
  play: async ({ canvas }) => {
    if (!(await isSimulated())) return
    await waitFor(() => expect(canvas.getAllByText('Failed')).toHaveLength(2), patience)
    await expect(canvas.queryByText('Live')).toBeNull()
  },
})

export const IsNeverConfirmed = meta.story({
  tags: ['!autodocs'],
  beforeEach: async () => {
    if (await isSimulated()) await control.useScenario('confirm-never')
  },
  play: async ({ canvas }) => {
    if (!(await isSimulated())) return
    await waitFor(() => expect(canvas.getAllByText('No confirmation')).toHaveLength(2), patience)
    await expect(canvas.queryByText('Live')).toBeNull()
  },
})

export const IsEndedElsewhere = meta.story({
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    if (!(await isSimulated())) return
    await waitFor(() => expect(canvas.getAllByText('Live')).toHaveLength(2), patience)
    await control.useScenario('refuse')
    await userEvent.click(canvas.getByRole('button', { name: 'End subscription' }))
    await waitFor(() => expect(canvas.getAllByText('Live')).toHaveLength(1), patience)
    await waitFor(() => expect(canvas.getByText('Ended by server')).toBeVisible(), patience)
    await control.useScenario('healthy')
    await waitFor(() => expect(canvas.getAllByText('Live')).toHaveLength(2), patience)
  },
})
