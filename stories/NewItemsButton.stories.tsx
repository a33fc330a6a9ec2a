/** The button behind which new items wait. */
import { expect, fn } from 'storybook/test'
import { NewItemsButton } from 'gws-workbins'
import preview from '../.storybook/preview.js'

const waiting = (count: number) => ({ waiting: count, showNew: fn() })

const meta = preview.meta({
  title: 'Lists/NewItemsButton',
  component: NewItemsButton,
  args: { view: waiting(3) },
})

export const Some = meta.story({
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: '3 new items' }))
    await expect(args.view.showNew).toHaveBeenCalled()
  },
})

export const One = meta.story({ args: { view: waiting(1) } })

export const Thousands = meta.story({ args: { view: waiting(1_204) } })

/** Nothing waits, and nothing is there. */
export const None = meta.story({
  args: { view: waiting(0) },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole('button')).toBeNull()
  },
})
