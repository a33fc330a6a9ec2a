/** The command `gws-workbins simulator`: runs a simulator until it is told to stop. */
import type { RunningSimulator, SimulatorServerOptions } from '../simulator/node/startSimulator.js'
import { startSimulator } from '../simulator/node/startSimulator.js'
import { listScenarios, simulatorHelp } from './help.js'
import { parseSimulatorArguments } from './parseSimulatorArguments.js'
import type { Terminal } from './Terminal.js'
import { UsageError } from './UsageError.js'

/** Resolves when the simulator has stopped. Throws a {@link UsageError} for what the user can put right. */
export async function runSimulator(args: readonly string[], terminal: Terminal): Promise<void> {
  const request = parseSimulatorArguments(args)
  switch (request.action) {
    case 'help':
      return terminal.out(simulatorHelp)
    case 'list-scenarios':
      return terminal.out(listScenarios())
    case 'start': {
      const running = await start(request.options)
      terminal.out(greeting(running))
      await stopped(terminal.stop)
      return running.close()
    }
    default:
      return request satisfies never
  }
}

async function start(options: SimulatorServerOptions): Promise<RunningSimulator> {
  try {
    return await startSimulator(options)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const message = refusals.get(code)?.(options)
    throw message === undefined ? error : new UsageError(message, { cause: error })
  }
}

/** Why a server cannot listen, by Node's code. */
const refusals: ReadonlyMap<unknown, (options: SimulatorServerOptions) => string> = new Map([
  ['EADDRINUSE', ({ port }) => `port ${port} is in use. Choose another with --port, or --port 0.`],
  ['EACCES', ({ port }) => `port ${port} needs rights this user has not. Choose one above 1023.`],
  ['ENOTFOUND', ({ host }) => `--host "${host}" is not known. Use localhost.`],
  ['EAI_AGAIN', ({ host }) => `--host "${host}" is not known. Use localhost.`],
  ['EADDRNOTAVAIL', ({ host }) => `--host "${host}" is no address of this machine. Use localhost.`],
])

function greeting({ url, simulator }: RunningSimulator): string {
  return `A simulated GWS listens at ${url}
  scenario  ${simulator.scenario}
  provider  <CometdProvider url="${url}/api/v2">
  control   ${url}/simulator
Stop it with Ctrl+C.
`
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
