/** The whole status vocabulary on one sheet: what the visual test looks at. */
import preview from '../.storybook/preview.js'
import { stopClock } from './moment.js'
import { StatusSheet } from './StatusSheet.js'
import { themeOf } from './tokens.js'

const meta = preview.meta({
  title: 'Status/Status sheet',
  component: StatusSheet,
  beforeEach: stopClock,
  args: { theme: themeOf('light') },
  argTypes: { theme: { control: false, description: 'The toolbar’s.' } },
})

export const Everything = meta.story({
  render: (_, { globals }) => <StatusSheet theme={themeOf(globals['theme'])} />,
})
