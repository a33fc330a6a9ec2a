/** Runs a simulator as an HTTP server of its own. */
import type { Server } from 'node:http'
import { createServer } from 'node:http'
import { createSimulator } from '../createSimulator.js'
import type { Simulator } from '../Simulator.js'
import type { SimulatorOptions } from '../SimulatorOptions.js'
import { createRequestHandler } from './createRequestHandler.js'

/** The simulator's own options, and where to listen. */
export interface SimulatorServerOptions extends SimulatorOptions {
  /** Default 0: any free port. */
  readonly port?: number | undefined
  /**
   * Default `localhost`, not `127.0.0.1`: to a page on `localhost` the address is another site, and
   * its cookies do not come along, which Bayeux answers with 402 for ever.
   */
  readonly host?: string | undefined
}

/** A simulator that listens. */
export interface RunningSimulator {
  /** The origin, for example `http://localhost:8080`. */
  readonly url: string
  readonly port: number
  readonly simulator: Simulator
  /** Ends every held poll, closes every connection and stops listening. */
  close(): Promise<void>
}

/**
 * Starts a simulator on this machine. Rejects where the port cannot be had.
 *
 * @example
 * ```ts
 * import { startSimulator } from 'gws-workbins/simulator/node'
 *
 * const { url, simulator, close } = await startSimulator({ port: 8080 })
 * // <CometdProvider url={`${url}/api/v2`}>
 * await close()
 * ```
 */
export async function startSimulator(
  options: SimulatorServerOptions = {},
): Promise<RunningSimulator> {
  const { port = 0, host = 'localhost', ...rest } = options
  const simulator = createSimulator(rest)
  const server = createServer(createRequestHandler(simulator))
  await listen(server, port, host).catch(async (error: unknown) => {
    await simulator.close()
    throw error
  })
  const listening = portOf(server)
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${listening}`,
    port: listening,
    simulator,
    close: async () => {
      await simulator.close()
      await stop(server)
    },
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    // Browsers keep connections open; without this the server would wait for them.
    server.closeAllConnections()
  })
}
