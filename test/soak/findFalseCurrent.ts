/**
 * The oracle of lists: every moment at which a list was called current, laid beside what lay in the
 * workbin at the server.
 *
 * A list may be as old as heartbeat and network delay allow, for then a lost link is found out. It is
 * false once the server has not had that list for longer. A list that the server never had, such as
 * one between two events of a reply, counts from when the list was last a true one.
 */

/** What a list showed from `at` on; epoch ms. */
export interface ShownList {
  readonly at: number
  readonly isCurrent: boolean
  /** The ids, in any spelling that is the same for the same list. */
  readonly ids: string
}

/** What lay in the workbin from `at` on; epoch ms. */
export interface ServerList {
  readonly at: number
  readonly ids: string
}

/** A current that was none; epoch ms. */
export interface FalseCurrent {
  readonly from: number
  readonly to: number
}

/** What is compared: one list and one workbin. */
export interface ListEvidence {
  /** Oldest first. */
  readonly shown: readonly ShownList[]
  /** Oldest first; what lay there before the first one is not known. */
  readonly server: readonly ServerList[]
  /** How old a list may be (ms). */
  readonly patience: number
  /** The moment at which the evidence ends. */
  readonly until: number
}

/** Every false current in the evidence. */
export function findFalseCurrent(evidence: ListEvidence): readonly FalseCurrent[] {
  const { patience, shown, until } = evidence
  const truths = toTruths(evidence)
  const found: FalseCurrent[] = []
  // When the list was last the server's own.
  let proof: number | null = null
  for (const [index, { at, ids, isCurrent }] of shown.entries()) {
    const to = shown[index + 1]?.at ?? until
    if (!isCurrent) {
      proof = null
      continue
    }
    const equal = (truths.get(ids) ?? []).filter(({ from }) => from <= to)
    const before = equal.findLast(({ from }) => from <= at)
    let latest: number = before === undefined ? (proof ?? at) : Math.min(before.to, to)
    for (const { from, to: end } of [...equal.filter((each) => each.from > at), { from: to, to }]) {
      const doubted = Math.max(at, latest + patience)
      if (from > doubted) found.push({ from: doubted, to: from })
      // The end of the time in which it was shown proves nothing.
      if (from < to) latest = Math.max(latest, Math.min(end, to))
    }
    proof = latest
  }
  return found
}

interface Truth {
  readonly from: number
  readonly to: number
}

/** When the server had each list. */
function toTruths({ server, until }: ListEvidence): ReadonlyMap<string, readonly Truth[]> {
  const truths = new Map<string, Truth[]>()
  for (const [index, { at, ids }] of server.entries()) {
    const to = server[index + 1]?.at ?? until
    truths.set(ids, [...(truths.get(ids) ?? []), { from: at, to }])
  }
  return truths
}
