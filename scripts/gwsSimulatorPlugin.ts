/** Answers GWS's addresses inside any Vite dev server (Storybook, browser tests): the simulator, or a real server. */
import type { Plugin, UserConfig } from 'vite'
import { createSimulator } from '../src/simulator.js'
import type { Simulator } from '../src/simulator.js'
import { createRequestHandler } from '../src/simulator/node.js'

/** Storybook drops `server.proxy` of vite.config.ts and keeps what a plugin says. */
const proxyTo = (target: string): UserConfig => ({
  server: { proxy: { '/api/v2': { target, changeOrigin: true, cookieDomainRewrite: '' } } },
})

/**
 * A Vite plugin that gives the page a GWS on its own origin.
 *
 * @param gwsUrl - a real server to pass `/api/v2` on to; without it the simulator answers
 */
export function gwsSimulator(gwsUrl: string | undefined): Plugin {
  let simulator: Simulator | undefined
  return {
    name: 'gws-simulator',
    apply: 'serve',
    config: () => (gwsUrl ? proxyTo(gwsUrl) : {}),
    configureServer(server) {
      if (gwsUrl) return
      // Several servers may share this plugin: what one of them closed is made again for another.
      server.middlewares.use((request, response, next) => {
        simulator ??= createSimulator()
        createRequestHandler(simulator)(request, response, next)
      })
    },
    // Called when a dev server closes, also where it has no HTTP server of its own; ends every held poll.
    async closeBundle() {
      const closing = simulator
      simulator = undefined
      await closing?.close()
    },
  }
}
