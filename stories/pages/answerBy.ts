/** Lets the page's own simulator answer a CometD client, which otherwise knows only XMLHttpRequest. */
import type { CometD } from 'cometd'

/** One call of CometD's long-polling transport. */
interface Packet {
  readonly url: string
  readonly body: string
  onSuccess(text: string): void
  onError(reason: string): void
}

/** A desktop does not need this: its server is behind the network. */
export function answerBy(cometd: CometD, fetch: typeof globalThis.fetch): void {
  const xhrSend = ({ body, onError, onSuccess, url }: Packet): object => {
    const abort = new AbortController()
    const request = { readyState: 1, status: 0, abort: () => abort.abort() }
    void fetch(url, { method: 'POST', body, signal: abort.signal })
      .then(async (response) => {
        request.status = response.status
        return { isOk: response.status === 200, text: await response.text() }
      })
      .then(
        ({ isOk, text }) => (isOk ? onSuccess(text) : onError(text)),
        () => onError('no answer'),
      )
    return request
  }
  Object.assign(cometd.findTransport('long-polling') ?? {}, { xhrSend })
}
