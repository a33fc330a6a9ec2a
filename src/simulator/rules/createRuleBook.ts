/** The rules in force: counts what they have seen, decides which take effect, and says when one is removed. */
import { createRandom } from './createRandom.js'
import type { ExchangeFacts } from './matchesRule.js'
import { matchesRule } from './matchesRule.js'
import { parseRule } from './parseRule.js'
import type { ActiveRule, Rule } from './Rule.js'

/** What users of the simulator do with rules. */
export interface Rules {
  /**
   * Puts a rule in force, after those already there; the function returned removes it.
   * Throws a `TypeError` that names the fault where the rule is malformed.
   */
  add(rule: Rule): () => void
  /** Removes a rule; an unknown id is nothing to do. What the rule held goes on. */
  remove(id: string): void
  /** Removes every rule, those of the scenario included. */
  clear(): void
  /** The rules in the order in which they apply. */
  list(): readonly ActiveRule[]
}

/** The rules as the edge uses them. */
export interface RuleBook extends Rules {
  /** Counts the exchange and returns the rules that take effect on it, in order. */
  match(facts: ExchangeFacts): readonly ActiveRule[]
  /** Calls `listener` once the rule `id` is no longer in force. */
  onRemoved(id: string, listener: () => void): void
}

interface Entry {
  readonly rule: Rule & { readonly id: string }
  readonly random: () => number
  readonly removed: (() => void)[]
  seen: number
  hits: number
}

/**
 * Makes an empty rule book.
 *
 * @param seed - decides every draw of `probability`
 */
export function createRuleBook(seed: number): RuleBook {
  const entries = new Map<string, Entry>()
  let unnamed = 0

  const remove = (id: string): void => {
    const entry = entries.get(id)
    entries.delete(id)
    for (const listener of entry?.removed ?? []) listener()
  }

  return {
    add: (given) => {
      const rule = parseRule(given)
      const id = rule.id ?? `rule-${(unnamed += 1)}`
      remove(id)
      const random = createRandom(seed, id)
      const entry = {
        rule: { ...rule, id },
        random,
        removed: [],
        seen: 0,
        hits: 0,
      }
      entries.set(id, entry)
      return () => {
        if (entries.get(id) === entry) remove(id)
      }
    },
    remove,
    clear: () => {
      for (const id of [...entries.keys()]) remove(id)
    },
    list: () => [...entries.values()].map(toActiveRule),
    match: (facts) =>
      [...entries.values()].filter((entry) => takes(entry, facts)).map(toActiveRule),
    onRemoved: (id, listener) => {
      const entry = entries.get(id)
      if (entry === undefined) listener()
      else entry.removed.push(listener)
    },
  }
}

function toActiveRule({ rule, hits }: Entry): ActiveRule {
  return { ...rule, hits }
}

/** Counts the exchange for this rule; true where the rule takes effect on it. */
function takes(entry: Entry, facts: ExchangeFacts): boolean {
  const { match = {}, times = Infinity } = entry.rule
  if (entry.hits >= times || !matchesRule(match, facts)) return false
  entry.seen += 1
  const { nth, probability } = match
  const [from, to] = typeof nth === 'number' ? [nth, nth] : (nth ?? [1, Infinity])
  if (entry.seen < from || entry.seen > to) return false
  if (probability !== undefined && entry.random() >= probability) return false
  entry.hits += 1
  return true
}
