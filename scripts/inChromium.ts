/** How a test project runs in a real Chromium, found when it starts. */
import { playwright } from '@vitest/browser-playwright'
import type { BrowserConfigOptions } from 'vitest/node'
import { chromiumArguments, findChromium } from './chromium.mjs'

/** Vitest writes into what it gets, so every project asks for its own. */
export const inChromium = (): BrowserConfigOptions => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  instances: [{ browser: 'chromium' }],
  provider: playwright({
    // Read when a browser starts, so that builds and the other tests do without one.
    get launchOptions() {
      const executablePath = findChromium()
      return {
        ...(executablePath ? { executablePath } : {}),
        args: chromiumArguments,
      }
    },
  }),
})
