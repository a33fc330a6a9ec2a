/** A list in a real browser, kept equal to a GWS that can be broken; each story breaks it in one way. */
import { Description, Primary, Title } from '@storybook/addon-docs/blocks'
import { expect, waitFor, within } from 'storybook/test'
import preview from '../.storybook/preview.js'
import { LiveList } from './LiveList.js'
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
  title: 'Start/Live list',
  tags: ['live'],
  component: LiveList,
  // One desk to a page: a browser has six connections, and each desk holds a poll.
  parameters: { docs: { page: OneDesk } },
  beforeEach: async () => {
    if (!(await isSimulated())) return
    await control.rules.clear()
    await control.useScenario('healthy')
    await control.log.clear()
  },
})

export const FollowsTheServer = meta.story({
  play: async ({ canvas, step, userEvent }) => {
    if (!(await isSimulated())) return
    const items = async () => within(await canvas.findByRole('list', { name: 'Items' }))
    const press = async (name: string) =>
      userEvent.click(await canvas.findByRole('button', { name }))
    await waitFor(() => expect(canvas.getByText(/, current$/)).toBeVisible(), patience)
    const before = (await items()).getAllByRole('listitem').length
    await step('what comes is there at once', async () => {
      await press('New item')
      const came = async () =>
        expect((await items()).getAllByRole('listitem')).toHaveLength(before + 1)
      await waitFor(came, patience)
      await expect(
        canvas.getByText('Last change (event): 1 came, 0 left, 0 changed.'),
      ).toBeVisible()
    })
    await step('what a colleague takes is gone', async () => {
      await press('Colleague takes')
      const left = async () => expect((await items()).getAllByRole('listitem')).toHaveLength(before)
      await waitFor(left, patience)
    })
  },
})

export const TakesWithProof = meta.story({
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    if (!(await isSimulated())) return
    await waitFor(() => expect(canvas.getByText(/, current$/)).toBeVisible(), patience)
    await userEvent.click(
      (await canvas.findAllByRole('button', { name: /^Take (?!all)/ }))[0] ??
        canvas.getByText('Take'),
    )
    await waitFor(() => expect(canvas.getByRole('list', { name: 'Yours' })).toBeVisible(), patience)
    await expect(canvas.getByRole('status')).toHaveTextContent('Done.')
    await userEvent.click(canvas.getByRole('button', { name: /^Put back/ }))
    await waitFor(() => expect(canvas.queryByRole('list', { name: 'Yours' })).toBeNull(), patience)
  },
})

export const KeepsWhatItHas = meta.story({
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    if (!(await isSimulated())) return
    await waitFor(() => expect(canvas.getByText(/, current$/)).toBeVisible(), patience)
    await userEvent.click(canvas.getByRole('button', { name: 'Server down' }))
    await waitFor(() => expect(canvas.getByText(/interactions as of /)).toBeVisible(), patience)
    await expect(canvas.getByRole('list', { name: 'Items' })).not.toBeEmptyDOMElement()
    await userEvent.click(canvas.getByRole('button', { name: 'Restore' }))
    await waitFor(() => expect(canvas.getByText(/, current$/)).toBeVisible(), patience)
  },
})
