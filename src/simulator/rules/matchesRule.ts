/** Whether an exchange is one that a rule is about; counting and chance are the rule book's. */
import type { SimulatorTarget } from '../model/target.js'
import type { RuleMatch } from './Rule.js'

/** What rules can see of an exchange. */
export interface ExchangeFacts {
  readonly method: string
  /** Path and query. */
  readonly path: string
  /** The channels of a Bayeux request's messages; empty for REST. */
  readonly channels: readonly string[]
  /** A `/meta/connect` that asks to be held. */
  readonly held: boolean
  readonly operation: string | undefined
  /** The workbins a REST request is about. */
  readonly targets: readonly SimulatorTarget[]
}

/** True where every field of `match` holds, but for `nth` and `probability`. */
export function matchesRule(match: RuleMatch, facts: ExchangeFacts): boolean {
  const { method, path, channel, held, operation, target } = match
  return (
    (method === undefined || method === facts.method) &&
    (path === undefined || matchesPath(path, facts.path)) &&
    (channel === undefined || facts.channels.includes(channel)) &&
    (held === undefined || held === facts.held) &&
    (operation === undefined || operation === facts.operation) &&
    (target === undefined || facts.targets.some((candidate) => matchesTarget(target, candidate)))
  )
}

function matchesPath(pattern: string, path: string): boolean {
  if (!pattern.includes('*')) return path.includes(pattern)
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`).test(path)
}

function matchesTarget(wanted: NonNullable<RuleMatch['target']>, target: SimulatorTarget): boolean {
  const fields = ['id', 'agentGroup', 'placeGroup', 'userId'] as const
  return fields.every((field) => wanted[field] === undefined || wanted[field] === target[field])
}
