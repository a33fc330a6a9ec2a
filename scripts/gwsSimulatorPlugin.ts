/** Answers GWS's addresses inside any Vite dev server (Storybook, browser tests): the simulator, or a real server. */
import type { Plugin, UserConfig, ViteDevServer } from 'vite'
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
  // One for each server: browser tests and stories run side by side, and break theirs as they like.
  const simulators = new Map<ViteDevServer, Simulator>()
  const simulatorOf = (server: ViteDevServer): Simulator => {
    const simulator = simulators.get(server) ?? createSimulator()
    simulators.set(server, simulator)
    return simulator
  }
  return {
    name: 'gws-simulator',
    apply: 'serve',
    config: () => (gwsUrl ? proxyTo(gwsUrl) : {}),
    configureServer(server) {
      if (gwsUrl) return
      // Made on the first request: a server that nobody asks anything must be able to end.
      server.middlewares.use((request, response, next) => {
        createRequestHandler(simulatorOf(server))(request, response, next)
      })
    },
    // Called when a dev server closes, also where it has no HTTP server of its own; ends every held poll.
    async closeBundle() {
      for (const [server, simulator] of simulators) {
        if (!Object.values(server.environments).some((own) => own === this.environment)) continue
        simulators.delete(server)
        await simulator.close()
      }
    },
  }
}
