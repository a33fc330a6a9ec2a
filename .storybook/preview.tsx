/** What every story gets: the style sheet, the stage with its toolbar, and accessibility as a test in both themes. */
import addonA11y from '@storybook/addon-a11y'
import addonDocs from '@storybook/addon-docs'
import { definePreview } from '@storybook/react-vite'
import '@fontsource-variable/inter/index.css'
import 'gws-workbins/styles.css'
import '../stories/stories.css'
import '../stories/stage.css'
import '../stories/sheet.css'
import { checkOtherTheme } from './checkOtherTheme.js'
import { Stage } from './Stage.js'
import { initialGlobals, toolbars } from './toolbars.js'

/** What a docstring says of a component, without its tags: parameters and examples have places of their own. */
function describeComponent(component: unknown): string {
  const docgen: unknown = new Map<string, unknown>(Object.entries(component ?? {})).get(
    '__docgenInfo',
  )
  const text = new Map<string, unknown>(Object.entries(docgen ?? {})).get('description')
  return typeof text === 'string' ? text.replace(/^@(param|example)[^]*$/m, '') : ''
}

/** Storybook reads this one, and leaves it out of its types. */
const docs: object = { extractComponentDescription: describeComponent }

export default definePreview({
  addons: [addonA11y(), addonDocs()],
  tags: ['autodocs'],
  globalTypes: toolbars,
  initialGlobals,
  decorators: [
    (Story, { globals, viewMode }) => (
      <Stage globals={globals} isPage={viewMode !== 'docs'}>
        <Story />
      </Stage>
    ),
  ],
  afterEach: checkOtherTheme,
  parameters: {
    layout: 'fullscreen',
    docs,
    controls: { expanded: true, sort: 'requiredFirst' },
    options: {
      storySort: {
        order: [
          'Introduction',
          'Start',
          'Status',
          'Connection',
          'Controls',
          'Feedback',
          'Lists',
          'Announcer',
          'Dev',
          'Pages',
          'Docs',
        ],
      },
    },
    a11y: {
      test: 'error',
      options: {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      },
      // A story is a part of a page: it has no landmarks and no heading of its own.
      config: {
        rules: [
          { id: 'region', enabled: false },
          { id: 'landmark-one-main', enabled: false },
          { id: 'page-has-heading-one', enabled: false },
        ],
      },
    },
  },
})
