/** The one tool file: the library's build, the dev server's simulator, and the test projects. Storybook reads it too. */
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { gwsSimulator } from './scripts/gwsSimulatorPlugin.js'
import { inChromium } from './scripts/inChromium.js'

/** The Bayeux server is bundled, and its licence wants to be named. */
const notice =
  '/*! cometd-nodejs-server, Apache-2.0, by its original authors: see THIRD-PARTY-NOTICES.md */'

/** Everything that is React, or brings it, is the copy of test/react-18: two Reacts would share no hook. */
const react18 = {
  find: /^(react|react-dom|@testing-library\/react|@tanstack\/react-query)($|\/.*)/,
  replacement: fileURLToPath(new URL('test/react-18/node_modules/$1$2', import.meta.url)),
}

export default defineConfig({
  // GWS_URL=https://gws.example.com npm start talks to a real server.
  plugins: [react(), gwsSimulator(process.env['GWS_URL'])],
  resolve: {
    // Tests and stories name the library as its users do: the paths of tsconfig.json.
    tsconfigPaths: true,
    alias: [
      // The Bayeux server asks for Node's crypto; this one works in a page and in Node alike.
      {
        find: /^crypto$/,
        replacement: fileURLToPath(new URL('src/simulator/crypto.ts', import.meta.url)),
      },
    ],
  },
  // Found only when the first story or test asks for it, it would make Vite reload in the middle.
  optimizeDeps: {
    include: ['cometd-nodejs-server', 'cometd-nodejs-server/ack-extension.js'],
  },
  build: {
    target: 'es2022',
    sourcemap: true,
    minify: false,
    cssCodeSplit: true,
    lib: {
      entry: {
        index: 'src/index.ts',
        core: 'src/core.ts',
        devtools: 'src/devtools.ts',
        simulator: 'src/simulator.ts',
        'simulator/node': 'src/simulator/node.ts',
        'cli/main': 'src/cli/main.ts',
        styles: 'src/styles.css',
        // A name of its own: the entry has the other.
        'devtools.sheet': 'src/devtools.css',
      },
      formats: ['es'],
    },
    rolldownOptions: {
      external: [/^node:/, /^react($|\/)/, /^react-dom($|\/)/, '@tanstack/react-query', 'cometd'],
      output: {
        // One file per module keeps every 'use client' line and lets bundlers drop what is not used.
        preserveModules: true,
        preserveModulesRoot: 'src',
        // npm never packs a folder called node_modules.
        entryFileNames: ({ name }) => `${name.replace(/^(node_modules|_virtual)\//, 'vendor/')}.js`,
        assetFileNames: '[name][extname]',
        banner: ({ name }) => (name.includes('cometd-nodejs-server') ? notice : ''),
      },
    },
  },
  test: {
    restoreMocks: true,
    coverage: { provider: 'v8', include: ['src/**'], reporter: ['text'] },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: [
            'test/{protocol,core,transport,simulator,cli,soak}/**/*.test.ts',
            'test/*.test.ts',
          ],
          exclude: ['test/package.test.ts', 'test/soak/browser/**'],
          setupFiles: ['test/setup-node.ts'],
          typecheck: { enabled: true, checker: 'tsc', include: ['test/**/*.test-d.{ts,tsx}'] },
        },
      },
      {
        // The other version that hosts may have.
        extends: true,
        resolve: { alias: [{ find: /^cometd$/, replacement: 'cometd-8' }] },
        test: {
          name: 'node-cometd-8',
          environment: 'node',
          include: ['test/transport/**/*.test.ts'],
          setupFiles: ['test/setup-node.ts'],
          env: { COMETD: 'cometd-8' },
        },
      },
      {
        extends: true,
        test: {
          name: 'react',
          environment: 'jsdom',
          include: ['test/{react,components,devtools}/**/*.test.tsx'],
          setupFiles: ['test/setup.ts'],
          env: { REACT: '19' },
        },
      },
      {
        extends: true,
        resolve: { alias: [react18] },
        test: {
          name: 'react-18',
          environment: 'jsdom',
          include: ['test/react/**/*.test.tsx'],
          setupFiles: ['test/setup.ts'],
          env: { REACT: '18' },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.{ts,tsx}'],
          setupFiles: ['test/setup.ts'],
          browser: inChromium(),
        },
      },
      {
        extends: true,
        plugins: [storybookTest({ configDir: '.storybook' })],
        test: { name: 'stories', browser: inChromium() },
      },
      {
        // Takes minutes: runs by `npm run test:faults`.
        extends: true,
        test: {
          name: 'faults',
          environment: 'node',
          include: ['test/faults/**/*.test.ts'],
          globalSetup: ['test/faults/buildPage.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Takes as long as one likes: runs by `npm run test:soak`.
        extends: true,
        test: {
          name: 'soak',
          environment: 'node',
          include: ['test/soak/browser/**/*.test.ts'],
          globalSetup: ['test/faults/buildPage.ts'],
        },
      },
      {
        // Looks at dist: runs after a build, by `npm run check:exports`.
        extends: true,
        test: { name: 'package', environment: 'node', include: ['test/package.test.ts'] },
      },
    ],
  },
})
