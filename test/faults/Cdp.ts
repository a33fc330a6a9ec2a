/** The DevTools protocol of one page, whichever way it was opened: through Playwright, or past it. */
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright'

/** Commands and events of one page. */
export interface Cdp {
  send(method: string, params?: object): Promise<unknown>
  on(event: string, listener: (params: unknown) => void): void
}

/** Of a page that Playwright drives: always visible and focused, whatever happens. */
export async function ofPlaywright(context: BrowserContext, page: Page): Promise<Cdp> {
  return untyped(await context.newCDPSession(page))
}

/** A tab that Playwright knows nothing of: really hidden behind another, really frozen. */
export interface RawTab {
  readonly cdp: Cdp
  /** Brings it to the front; the others of its window are hidden by that. */
  activate(): Promise<void>
  close(): Promise<void>
}

/** A window with cookies of its own; the name by which the protocol knows it. */
export async function openRawWindow(browser: Browser): Promise<string> {
  const session = untyped(await browser.newBrowserCDPSession())
  const { browserContextId } = (await session.send('Target.createBrowserContext')) as {
    readonly browserContextId: string
  }
  return browserContextId
}

/** Opens a tab past Playwright. */
export async function openRawTab(browser: Browser, browserContextId: string): Promise<RawTab> {
  const session = untyped(await browser.newBrowserCDPSession())
  const { targetId } = (await session.send('Target.createTarget', {
    url: 'about:blank',
    browserContextId,
  })) as { readonly targetId: string }
  // Not flat: Playwright's sessions cannot name the session that a flat command is for.
  const { sessionId } = (await session.send('Target.attachToTarget', {
    targetId,
    flatten: false,
  })) as { readonly sessionId: string }
  return {
    cdp: overTarget(session, sessionId),
    activate: async () => void (await session.send('Target.activateTarget', { targetId })),
    close: async () => void (await session.send('Target.closeTarget', { targetId })),
  }
}

interface TargetMessage {
  readonly id?: number
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

function overTarget(session: Cdp, sessionId: string): Cdp {
  const waiting = new Map<number, (message: TargetMessage) => void>()
  const listeners = new Map<string, ((params: unknown) => void)[]>()
  let commands = 0

  session.on('Target.receivedMessageFromTarget', (received) => {
    const { sessionId: from, message } = received as { sessionId: string; message: string }
    if (from !== sessionId) return
    const parsed = JSON.parse(message) as TargetMessage
    if (parsed.id !== undefined) waiting.get(parsed.id)?.(parsed)
    for (const listener of listeners.get(parsed.method ?? '') ?? []) listener(parsed.params)
  })

  return {
    on: (event, listener) => {
      listeners.set(event, [...(listeners.get(event) ?? []), listener])
    },
    send: (method, params = {}) =>
      new Promise((resolve, reject) => {
        const id = (commands += 1)
        waiting.set(id, ({ error, result }) => {
          waiting.delete(id)
          if (error === undefined) resolve(result)
          else reject(new Error(`${method}: ${error.message}`))
        })
        const message = JSON.stringify({ id, method, params })
        session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject)
      }),
  }
}

/** Playwright types every command by its name; here the name is data. */
function untyped(session: CDPSession): Cdp {
  return {
    send: (method, params) => session.send(method as 'Page.enable', params),
    on: (event, listener) => void session.on(event as 'Page.loadEventFired', listener),
  }
}
