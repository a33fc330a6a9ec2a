/** A window and a document that can fire events and take scripts, as far as CometD and our signals look at them. */
import { vi } from 'vitest'

/** A page without a browser. */
export interface Page {
  fire(event: 'online' | 'pagehide' | 'pageshow', persisted?: boolean): void
  /** Addresses of the scripts that were put into it. */
  readonly scripts: readonly string[]
}

interface Script {
  readonly src?: string
  readonly onerror?: (event: Event) => void
}

/** Opens a page until the test's globals are unstubbed. `host` is where it comes from. */
export function openPage(host?: string): Page {
  const page = Object.assign(new EventTarget(), globalThis)
  const scripts: string[] = []
  const head = {
    appendChild: ({ src, onerror }: Script) => {
      scripts.push(src ?? '')
      // No server of these tests answers JSONP.
      setTimeout(() => onerror?.(new Event('error')), 0)
    },
    removeChild() {},
  }
  const document = Object.assign(new EventTarget(), {
    hidden: false,
    createElement: () => ({}),
    getElementsByTagName: () => [head],
  })
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('document', document)
  if (host !== undefined) vi.stubGlobal('location', { host, href: `http://${host}/` })
  return {
    scripts,
    fire(event, persisted = false) {
      page.dispatchEvent(Object.assign(new Event(event), { persisted }))
    },
  }
}
