/** Runs a command line: finds the subcommand, and turns wrong use into an exit code. */
import { commandHelp } from './help.js'
import { readVersion } from './readVersion.js'
import { runSimulator } from './runSimulator.js'
import type { Terminal } from './Terminal.js'
import { UsageError } from './UsageError.js'

/**
 * Runs `gws-workbins` with its arguments.
 *
 * @returns the exit code: 0, or 2 for wrong use
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await dispatch(args, terminal)
    return 0
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    terminal.error(`gws-workbins: ${error.message}\n`)
    return 2
  }
}

async function dispatch([command, ...args]: readonly string[], terminal: Terminal): Promise<void> {
  switch (command) {
    case undefined:
    case '-h':
    case '--help':
      terminal.out(commandHelp)
      return
    case '-v':
    case '--version':
      terminal.out(`${readVersion()}\n`)
      return
    case 'simulator':
      await runSimulator(args, terminal)
      return
    default:
      throw new UsageError(`there is no command "${command}". See gws-workbins --help.`)
  }
}
