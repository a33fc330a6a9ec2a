/** Checks untyped JSON (rules and actions from the control route) and says in words what is wrong with it. */

/** What is wrong with `value`, in words that begin with its name `where`; undefined where nothing is. */
export type Check = (value: unknown, where: string) => string | undefined

/** Any value at all, but not a missing one. */
export const anything: Check = (value, where) =>
  value === undefined ? `${where} is missing` : undefined

/** A string. */
export const text: Check = (value, where) => expected('a string', typeof value === 'string', where)

/** A boolean. */
export const yesOrNo: Check = (value, where) =>
  expected('true or false', typeof value === 'boolean', where)

/** A finite number of 0 or more: milliseconds, characters, times. */
export const amount: Check = (value, where) =>
  expected('a number of 0 or more', Number.isFinite(value) && Number(value) >= 0, where)

/** A whole number from `from` to `to`. */
export function whole(from: number, to: number): Check {
  return (value, where) => {
    const fits = Number.isInteger(value) && Number(value) >= from && Number(value) <= to
    const range = to === Infinity ? `of ${from} or more` : `from ${from} to ${to}`
    return expected(`a whole number ${range}`, fits, where)
  }
}

/** One of `words`. */
export function oneOf(...words: readonly string[]): Check {
  return (value, where) =>
    expected(
      `one of ${words.join(', ')}`,
      words.some((word) => word === value),
      where,
    )
}

/** An array whose entries all pass. */
export function listOf(check: Check): Check {
  return (value, where) => {
    if (!Array.isArray(value)) return `${where} must be a list`
    const entries: readonly unknown[] = value
    return first(entries.map((entry, index) => () => check(entry, `${where}[${index}]`)))
  }
}

/** An object of any fields. */
export const object: Check = (value, where) => expected('an object', isObject(value), where)

/** An object whose values all pass. */
export function recordOf(check: Check): Check {
  return (value, where) =>
    isObject(value)
      ? first(
          Object.entries(value).map(
            ([key, entry]) =>
              () =>
                check(entry, `${where}.${key}`),
          ),
        )
      : `${where} must be an object`
}

/** Passes what is missing. */
export function optional(check: Check): Check {
  return (value, where) => (value === undefined ? undefined : check(value, where))
}

/** Passes what either check passes; the second one's words are used where neither does. */
export function either(one: Check, other: Check): Check {
  return (value, where) => (one(value, where) === undefined ? undefined : other(value, where))
}

/** An object with these fields and no others, so that a misspelt field is told and not ignored. */
export function fields(checks: Readonly<Record<string, Check>>): Check {
  const known = new Map(Object.entries(checks))
  return (value, where) => {
    if (!isObject(value)) return `${where} must be an object`
    const stranger = Object.keys(value).find((key) => !known.has(key))
    if (stranger !== undefined)
      return `${where} has no field "${stranger}"; its fields are ${[...known.keys()].join(', ')}`
    return first(
      [...known].map(
        ([key, check]) =>
          () =>
            check(value[key], `${where}.${key}`),
      ),
    )
  }
}

/** True for anything with named fields: no array, not null. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function expected(what: string, fits: boolean, where: string): string | undefined {
  return fits ? undefined : `${where} must be ${what}`
}

function first(checks: readonly (() => string | undefined)[]): string | undefined {
  for (const check of checks) {
    const fault = check()
    if (fault !== undefined) return fault
  }
  return undefined
}
