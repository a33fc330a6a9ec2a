/** What every story gets: the style sheet, StrictMode, a theme and a direction to choose, and accessibility as a test. */
import addonA11y from '@storybook/addon-a11y'
import addonDocs from '@storybook/addon-docs'
import { definePreview } from '@storybook/react-vite'
import { StrictMode } from 'react'
import 'gws-workbins/styles.css'
import '../stories/stories.css'

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
  globalTypes: {
    theme: {
      description: 'Theme of the components',
      toolbar: {
        title: 'Theme',
        icon: 'contrast',
        items: ['light', 'dark', 'auto'],
        dynamicTitle: true,
      },
    },
    direction: {
      description: 'Direction of the text',
      toolbar: {
        title: 'Direction',
        icon: 'transfer',
        items: [
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
        dynamicTitle: true,
      },
    },
  },
  initialGlobals: { theme: 'light', direction: 'ltr' },
  decorators: [
    (Story, { globals, viewMode }) => (
      <StrictMode>
        <div
          className={viewMode === 'docs' ? 'page' : 'page whole'}
          data-gws-theme={globals['theme']}
          dir={String(globals['direction'])}
        >
          <Story />
        </div>
      </StrictMode>
    ),
  ],
  parameters: {
    layout: 'fullscreen',
    docs,
    controls: { expanded: true, sort: 'requiredFirst' },
    options: {
      storySort: {
        order: [
          'Introduction',
          'Live badge',
          'Live list',
          'WorkbinStatusBadge',
          'ConnectionStatus',
          'Errors',
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
