/** The host's own word about answers, taken where it makes sense. */
import type { HttpOptions, ResponseClassifier } from './createHttp.js'
import type { ResponseClass } from './httpAnswer.js'

const classes: ReadonlySet<unknown> = new Set<ResponseClass>(['ok', 'retry', 'auth', 'fatal'])

/** A host that throws, or answers anything else, has said nothing. */
export function heedHost(classify: ResponseClassifier): HttpOptions['rule'] {
  return ({ method, url }, { isRedirected, isTooLarge, status, text }) => {
    if (isTooLarge) return undefined
    try {
      const ruling = classify({ method, url, status, isRedirected, text })
      return classes.has(ruling) ? ruling : undefined
    } catch {
      return undefined
    }
  }
}
