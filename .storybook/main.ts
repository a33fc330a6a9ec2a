/** Where Storybook finds the stories, and which addons it runs. It reads vite.config.ts for everything else. */
import type { StorybookConfig } from '@storybook/react-vite'

const config: StorybookConfig = {
  framework: '@storybook/react-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  features: { sidebarOnboardingChecklist: false },
  // The docgen that needs no TypeScript API: version 7 has none.
  typescript: { reactDocgen: 'react-docgen' },
}

export default config
