/** The help texts. */
import { scenarios } from '../simulator/scenarios.js'

/** `gws-workbins --help`. */
export const commandHelp = `Usage: gws-workbins <command> [options]

Commands:
  simulator    A GWS on this machine that behaves, and misbehaves on request

Options:
  -h, --help     Show this help; after a command, the help of that command
  -v, --version  Show the version
`

/** `gws-workbins simulator --help`. */
export const simulatorHelp = `Usage: gws-workbins simulator [options]

Runs a Genesys Web Services server on this machine: REST, CometD and a demo world of agents, groups,
workbins and items. Stop it with Ctrl+C.

Options:
  --port <number>            Where to listen; 0 means any free port (default: 8080)
  --host <name>              (default: localhost, where the cookies of local pages come along)
  --world <name>             demo, or large: 200 agents "agent-0" and on, 30 workbins, 5000 items
                             (default: demo)
  --scenario <name>          What goes wrong (default: healthy); see --list-scenarios
  --seed <number>            Decides every random choice of rules (default: 1)
  --sign-in <mode>           automatic, or required: 403 until Basic credentials come
                             (user "agent", any password) (default: automatic)
  --agent-session <mode>     started, or required: 503 until StartContactCenterSession
                             (default: started)
  --no-csrf                  Ask for no CSRF token on POST, PUT and DELETE
  --max-sessions <number>    Push sessions that one browser may hold at once; more are told of
                             multiple clients (default: -1, no limit)
  --poll-timeout <ms>        How long a poll is held (default: 30000)
  --max-interval <ms>        How long a push session lives without a poll (default: 10000)
  --cookie-suffix <text>     Goes after both cookie names, so that several simulators on one host
                             keep apart
  --list-scenarios           Show every scenario with what it does
  -h, --help                 Show this help

While it runs, /simulator is its control route: GET rules, log, scenario, world; POST rules, actions;
PUT scenario; DELETE rules, log.
`

/** `gws-workbins simulator --list-scenarios`: one name and sentence a line. */
export function listScenarios(): string {
  const names = Object.keys(scenarios)
  const width = Math.max(...names.map((name) => name.length))
  const lines = Object.entries(scenarios).map(
    ([name, { description }]) => `${name.padEnd(width)}  ${description}\n`,
  )
  return lines.join('')
}
