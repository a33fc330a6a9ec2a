/** What a hook of one's own says while the server tells it nothing, and what ours says then. */
import { expect, waitFor, within } from 'storybook/test'
import preview from '../../.storybook/preview.js'
import { askOracle, control } from './twoDesks.js'
import { YourLines } from './YourLines.js'

/** Enough for a back-off after an outage (ms). */
const patience = { timeout: 10_000 }

const meta = preview.meta({
  title: 'Pages/Your 300 lines',
  component: YourLines,
  beforeEach: async () => {
    await control.rules.clear()
    await control.useScenario('healthy')
    await control.log.clear()
  },
})

export const SaysLiveWhileDeaf = meta.story({
  play: async ({ canvas, step, userEvent }) => {
    const theirs = within(canvas.getByRole('region', { name: 'Your 300 lines' }))
    const ours = within(canvas.getByRole('region', { name: 'gws-workbins' }))
    const press = async (name: string) =>
      userEvent.click(await canvas.findByRole('button', { name }))
    const bothHear = () =>
      waitFor(async () => {
        await expect(theirs.getByText('Live')).toBeVisible()
        await expect(ours.getByText('Live')).toBeVisible()
        await expect(askOracle().tells).toEqual({ ours: true, theirs: true })
      }, patience)
    /** Ours has its subscription again, and the list of the server; theirs says Live, and is deaf. */
    const oursHears = async () => {
      await waitFor(async () => {
        await expect(ours.getByText('Live')).toBeVisible()
        await expect(theirs.getByText('Live')).toBeVisible()
        await expect(askOracle().tells).toEqual({ ours: true, theirs: false })
      }, patience)
      const missed = theirs.getByText(/interactions$/).textContent
      await press('New item')
      const { count } = askOracle()
      await waitFor(() => expect(ours.getByText(`${count} interactions`)).toBeVisible(), patience)
      await expect(theirs.getByText('Live')).toBeVisible()
      await expect(theirs.getByText(missed)).toBeVisible()
      await expect(missed).not.toBe(`${count} interactions`)
    }
    const oursIsNotLive = () => waitFor(() => expect(ours.queryByText('Live')).toBeNull(), patience)

    await step('on a good day both are live', bothHear)
    await step('the server behind GWS restarts: yours says Live, ours does not', async () => {
      await press('Restart Interaction Server')
      await oursIsNotLive()
      await expect(theirs.getByText('Live')).toBeVisible()
      await expect(askOracle().tells).toEqual({ ours: false, theirs: false })
    })
    await step('it is back: ours asks again, yours never hears of it', oursHears)
    await step('only a reload helps yours', async () => {
      await press('Reload yours')
      await bothHear()
    })
    await step('the push session ends: both have another, one has its subscription', async () => {
      await press('End session')
      await oursIsNotLive()
      await oursHears()
      await press('Reload yours')
      await bothHear()
    })
    await step('what is told, yours notices, too', async () => {
      await press('Unsubscribe elsewhere')
      await expect(await theirs.findByText('Subscribing', undefined, patience)).toBeVisible()
      await waitFor(() => expect(ours.getByText('Live')).toBeVisible(), patience)
      await expect(theirs.getByText('Subscribing')).toBeVisible()
    })
    await step('both are live again, to be broken by hand', async () => {
      await press('Reload yours')
      await bothHear()
    })
  },
})
