/** Answers a collection the GWS way: whole resources with `fields=*`, else only their addresses. */
import type { RestAnswer } from './envelope.js'
import { succeed } from './envelope.js'

/**
 * `{ statusCode: 0, [name]: resources }`, or `{ statusCode: 0, uris }` without `fields` (page
 * "Return values").
 */
export function answerCollection(
  query: URLSearchParams,
  name: string,
  resources: readonly { readonly uri: string }[],
): RestAnswer {
  return query.has('fields')
    ? succeed({ [name]: resources })
    : succeed({ uris: resources.map(({ uri }) => uri) })
}
