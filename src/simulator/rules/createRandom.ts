/** Repeatable randomness: one stream of numbers per name, so that adding a rule does not disturb another's draws. */

/**
 * A stream of numbers in [0, 1) that is the same for the same seed and name.
 *
 * @param seed - the simulator's seed
 * @param name - what draws: a rule's id
 */
export function createRandom(seed: number, name: string): () => number {
  let state = hash(`${seed}:${name}`)
  // Mulberry32: 32 bits of state are plenty to say which requests are hit.
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** FNV-1a over the text's code units. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return value
}
