/** Whether two states say the same, field by field: the one comparison behind every state that is kept while nothing changed. */

/** Compares as `Object.is` does, one level deep; every field of `next` counts. */
export function isSame<State extends object>(next: State, previous: State): boolean {
  const fields = new Map<string, unknown>(Object.entries(previous))
  return Object.entries(next).every(([name, value]) => Object.is(fields.get(name), value))
}
