/** A browser's cookies for one simulator: names and values, which is all its cookies differ in. */

/** Keeps cookies between exchanges. */
export interface CookieJar {
  /** The value of the `Cookie` header; empty where there is none. */
  header(): string
  /** Takes in the values of `Set-Cookie`. */
  store(cookies: readonly string[]): void
}

/** Makes an empty jar. */
export function createCookieJar(): CookieJar {
  const cookies = new Map<string, string>()
  return {
    header: () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    store: (values) => {
      for (const value of values) {
        const [pair = ''] = value.split(';')
        const [name = '', ...rest] = pair.split('=')
        cookies.set(name.trim(), rest.join('=').trim())
      }
    },
  }
}
