/** What is announced, as a transcript: real CometD, fifty workbins, and a link that is cut. */
import { expect, waitFor } from 'storybook/test'
import preview from '../.storybook/preview.js'
import { AnnouncerDesk } from './AnnouncerDesk.js'

/** Enough for fifty POSTs, four at a time, and a back-off after an outage. */
const patience = { timeout: 20_000 }

const meta = preview.meta({
  title: 'Announcer/Transcript',
  component: AnnouncerDesk,
  // Each has fifty workbins; a page of them would be slow to read.
  tags: ['!autodocs'],
})

const heard = (desk: HTMLElement) =>
  [...desk.querySelectorAll('ol > li')].map((line) => line.textContent)

const goesLive = (desk: HTMLElement) =>
  waitFor(
    () => expect(desk.querySelector('.gws-summary')).toHaveTextContent(/^50 of 50 live$/),
    patience,
  )

const interrupted = 'Live updates interrupted. Workbin contents may be out of date.'
const restored = 'Live updates restored for 50 workbins.'

export const StormOfFifty = meta.story({
  play: async ({ canvas, canvasElement, userEvent, step }) => {
    await goesLive(canvasElement)
    await step('going live is silent', async () => {
      await expect(heard(canvasElement)).toEqual([])
    })
    await step('the link is lost: one sentence', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Cut the link' }))
      await waitFor(() => expect(heard(canvasElement)).toEqual([interrupted]), patience)
    })
    await step('it is back: one more', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Mend the link' }))
      await waitFor(() => expect(heard(canvasElement)).toEqual([interrupted, restored]), patience)
      await goesLive(canvasElement)
    })
  },
})

export const Coalesced = meta.story({
  play: async ({ canvas, canvasElement, userEvent }) => {
    await goesLive(canvasElement)
    const comes = canvas.getByRole('button', { name: 'One item comes' })
    await userEvent.click(comes)
    await userEvent.click(comes)
    await userEvent.click(comes)
    await waitFor(
      () => expect(heard(canvasElement)).toEqual(['3 new items in Team desk 1.']),
      patience,
    )
  },
})

export const UserAction = meta.story({
  play: async ({ canvas, canvasElement, userEvent }) => {
    await goesLive(canvasElement)
    await userEvent.click(canvas.getByRole('button', { name: 'Say something' }))
    await waitFor(() => expect(heard(canvasElement)).toEqual(['3 items taken.']), { timeout: 500 })
    await userEvent.click(canvas.getByRole('button', { name: 'Pause the first' }))
    await waitFor(
      () => expect(heard(canvasElement)[1]).toBe('Live updates off for Team desk 1.'),
      patience,
    )
    await userEvent.click(canvas.getByRole('button', { name: 'Resume it' }))
    await waitFor(
      () => expect(heard(canvasElement)[2]).toBe('Live updates on for Team desk 1.'),
      patience,
    )
  },
})

export const CustomSink = meta.story({
  args: { hasSink: true },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await expect(canvas.queryByRole('status')).toBeNull()
    await goesLive(canvasElement)
    await userEvent.click(canvas.getByRole('button', { name: 'Cut the link' }))
    await waitFor(() => expect(heard(canvasElement)).toEqual([`link: ${interrupted}`]), patience)
  },
})
