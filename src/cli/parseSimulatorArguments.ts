/** Reads the arguments of `gws-workbins simulator`. */
import { parseArgs } from 'node:util'
import { createLargeWorld } from '../simulator/model/createLargeWorld.js'
import type { SimulatorServerOptions } from '../simulator/node/startSimulator.js'
import type { ScenarioName } from '../simulator/scenarios.js'
import { isScenarioName, scenarios } from '../simulator/scenarios.js'
import { UsageError } from './UsageError.js'

/** What the arguments ask for. */
export type SimulatorRequest =
  | { readonly action: 'help' }
  | { readonly action: 'list-scenarios' }
  | { readonly action: 'start'; readonly options: SimulatorServerOptions }

/** Throws a {@link UsageError} that names the wrong argument. */
export function parseSimulatorArguments(args: readonly string[]): SimulatorRequest {
  const values = parse(args)
  if (values.help === true) return { action: 'help' }
  if (values['list-scenarios'] === true) return { action: 'list-scenarios' }
  const options: SimulatorServerOptions = {
    port: toWhole('port', values.port, 0, 65_535) ?? 8080,
    host: values.host,
    world:
      toWord('world', values.world, ['demo', 'large']) === 'large' ? createLargeWorld() : undefined,
    scenario: toScenario(values.scenario),
    seed: toWhole('seed', values.seed, 0, Number.MAX_SAFE_INTEGER),
    csrf: values['no-csrf'] !== true,
    signIn: toWord('sign-in', values['sign-in'], ['automatic', 'required']),
    agentSession: toWord('agent-session', values['agent-session'], ['started', 'required']),
    maxSessionsPerBrowser: toWhole('max-sessions', values['max-sessions'], -1, 1000),
    pollTimeoutMs: toWhole('poll-timeout', values['poll-timeout'], 1, 3_600_000),
    maxIntervalMs: toWhole('max-interval', values['max-interval'], 1, 3_600_000),
    cookieSuffix: toSuffix(values['cookie-suffix']),
  }
  return { action: 'start', options }
}

function parse(args: readonly string[]) {
  const string = { type: 'string' } as const
  const boolean = { type: 'boolean' } as const
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: string,
        host: string,
        world: string,
        scenario: string,
        seed: string,
        'sign-in': string,
        'agent-session': string,
        'no-csrf': boolean,
        'max-sessions': string,
        'poll-timeout': string,
        'max-interval': string,
        'cookie-suffix': string,
        'list-scenarios': boolean,
        help: { type: 'boolean', short: 'h' },
      },
    })
    return values
  } catch (error) {
    // parseArgs names the argument itself: unknown, without its value, or not expected at all.
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`${reason} See gws-workbins simulator --help.`, { cause: error })
  }
}

function toWhole(
  name: string,
  text: string | undefined,
  from: number,
  to: number,
): number | undefined {
  if (text === undefined) return undefined
  const number = Number(text)
  if (/^-?\d+$/.test(text) && number >= from && number <= to) return number
  throw new UsageError(`--${name} must be a whole number from ${from} to ${to}, not "${text}".`)
}

function toWord<Word extends string>(
  name: string,
  text: string | undefined,
  words: readonly Word[],
): Word | undefined {
  if (text === undefined) return undefined
  const word = words.find((each) => each === text)
  if (word !== undefined) return word
  throw new UsageError(`--${name} must be ${words.join(' or ')}, not "${text}".`)
}

function toScenario(text: string | undefined): ScenarioName | undefined {
  if (text === undefined || isScenarioName(text)) return text
  throw new UsageError(
    `there is no scenario "${text}". The scenarios are ${Object.keys(scenarios).join(', ')}.`,
  )
}

/** What may stand in a cookie's name without quoting, as far as anyone will want it. */
function toSuffix(text: string | undefined): string | undefined {
  if (text === undefined || /^[\w.-]*$/.test(text)) return text
  throw new UsageError(`--cookie-suffix may hold letters, digits, "_", "." and "-" only.`)
}
