/** The button that holds a list still. */
import { expect, fn } from 'storybook/test'
import { HoldButton } from 'gws-workbins'
import preview from '../.storybook/preview.js'

const view = (isHeld: boolean) => ({ isHeld, hold: fn(), release: fn() })

const meta = preview.meta({
  title: 'Lists/HoldButton',
  component: HoldButton,
  args: { view: view(false) },
})

export const Following = meta.story({
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Hold', pressed: false }))
    await expect(args.view.hold).toHaveBeenCalled()
  },
})

export const Held = meta.story({
  args: { view: view(true) },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Hold', pressed: true }))
    await expect(args.view.release).toHaveBeenCalled()
  },
})
