/** One page of a desk, as an agent sees it: what its badges say and said, what it sent, and what escaped it. */
import type { Page } from 'playwright'
import type { Cdp } from './Cdp.js'
import { toSearch, type DeskPlan } from './page/DeskPlan.js'
import { recordDesk, tellName, type DeskFact } from './recordDesk.js'

/** A request as it left the page. */
export interface SentRequest {
  readonly at: number
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What a badge says at one moment. */
export type BadgeFact = Extract<DeskFact, { readonly kind: 'badge' }>

/** How a tab is opened. */
export interface TabOptions {
  readonly cdp: Cdp
  /** Missing for a tab that Playwright knows nothing of. */
  readonly page?: Page | undefined
  readonly origin: string
  readonly plan: DeskPlan
  /** Runs in the page before anything else. */
  readonly init?: (() => void) | undefined
  close(): Promise<void>
}

/** A page with a desk in it. */
export class Tab {
  readonly plan: DeskPlan
  readonly page: Page | undefined
  /** What was seen, oldest first. */
  readonly facts: DeskFact[] = []
  readonly sent: SentRequest[] = []
  /** Uncaught exceptions. */
  readonly errors: string[] = []
  /** What scripts have written to the console. */
  readonly written: string[] = []
  /** The push sessions that its requests have named. */
  readonly sessions = new Set<string>()
  readonly close: () => Promise<void>
  readonly #cdp: Cdp
  readonly #listeners = new Set<() => void>()

  /** Opens the desk; resolves when its page has loaded. */
  static async open(options: TabOptions): Promise<Tab> {
    const tab = new Tab(options)
    await tab.#watch(options.init)
    await tab.goto(`${options.origin}/${toSearch(options.plan)}`)
    return tab
  }

  private constructor({ cdp, page, plan, close }: TabOptions) {
    this.#cdp = cdp
    this.page = page
    this.plan = plan
    this.close = close
  }

  /** Loads an address; resolves when it has loaded. */
  async goto(url: string): Promise<void> {
    const isLoaded = new Promise<void>((resolve) => {
      this.#cdp.on('Page.loadEventFired', () => resolve())
    })
    await this.#cdp.send('Page.navigate', { url })
    await isLoaded
  }

  /** A DevTools command. */
  command(method: string, params?: object): Promise<unknown> {
    return this.#cdp.send(method, params)
  }

  /** Runs a function in the page; it sees nothing from outside but its argument. */
  async evaluate<Given, Result>(
    run: (given: Given) => Result | Promise<Result>,
    given: Given,
  ): Promise<Result> {
    const answer = (await this.#cdp.send('Runtime.evaluate', {
      expression: `(${run.toString()})(${JSON.stringify(given) ?? ''})`,
      awaitPromise: true,
      returnByValue: true,
    })) as { result: { value: Result }; exceptionDetails?: { exception?: { description: string } } }
    if (answer.exceptionDetails !== undefined)
      throw new Error(answer.exceptionDetails.exception?.description ?? 'the page threw')
    return answer.result.value
  }

  /** A snapshot of the page's heap, all of its strings in it. */
  async heap(): Promise<string> {
    const chunks: string[] = []
    this.#cdp.on('HeapProfiler.addHeapSnapshotChunk', (params) =>
      chunks.push((params as { readonly chunk: string }).chunk),
    )
    await this.#cdp.send('HeapProfiler.collectGarbage')
    await this.#cdp.send('HeapProfiler.takeHeapSnapshot')
    return chunks.join('')
  }

  /** Presses a button of the desk. */
  press(name: string): Promise<void> {
    return this.evaluate((press) => {
      const button = document.querySelector<HTMLElement>(`[data-press="${press}"]`)
      if (button === null) throw new Error(`there is no button ${press}`)
      button.click()
    }, name)
  }

  /** A fact that the desk writes out; empty where there is none. */
  fact(name: string): Promise<string> {
    return this.evaluate(
      (fact) => document.querySelector(`[data-fact="${fact}"]`)?.textContent ?? '',
      name,
    )
  }

  /** What a badge has said, oldest first. */
  history(badge = '0'): readonly BadgeFact[] {
    return this.facts.filter(
      (fact): fact is BadgeFact => fact.kind === 'badge' && fact.badge === badge,
    )
  }

  /** The statuses a badge went through, words that changed alone left out. */
  statuses(badge = '0'): readonly (string | null)[] {
    return this.history(badge)
      .map(({ status }) => status)
      .filter((status, index, all) => status !== all[index - 1])
  }

  /** The status that a badge shows; null where it is not to be seen. */
  status(badge = '0'): string | null {
    return this.history(badge).at(-1)?.status ?? null
  }

  /** Resolves with the moment at which the badge says so, now or later. */
  becomes(status: string | null, badge = '0', within = 15_000): Promise<BadgeFact> {
    return this.sees(
      () => this.history(badge).at(-1),
      (fact) => (fact?.status ?? null) === status,
      () =>
        `badge ${badge} is not "${status}" after ${within} ms, but went ${this.statuses(badge).join(' → ')}`,
      within,
    ).then(
      (fact) => fact ?? { kind: 'badge', at: Date.now(), badge, target: null, status, word: '' },
    )
  }

  /** Resolves once the badge says this word. */
  async says(word: string, badge = '0', within = 15_000): Promise<void> {
    await this.sees(
      () => this.history(badge).at(-1)?.word,
      (said) => said === word,
      () => `badge ${badge} does not say "${word}" after ${within} ms`,
      within,
    )
  }

  /** Resolves once the page has told of this event, after the first `from` facts. */
  async happens(event: string, from = 0, within = 15_000): Promise<void> {
    await this.sees(
      () => this.facts.slice(from).find((fact) => fact.kind === 'page' && fact.event === event),
      (fact) => fact !== undefined,
      () => `the page has not told of ${event} after ${within} ms`,
      within,
    )
  }

  /** Resolves with what `read` returns once it is what is wanted; asks again with every fact. */
  sees<Value>(
    read: () => Value,
    isWanted: (value: Value) => boolean,
    complaint: () => string,
    within: number,
  ): Promise<Value> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const value = read()
        if (!isWanted(value)) return
        this.#listeners.delete(look)
        clearTimeout(timer)
        resolve(value)
      }
      const timer = setTimeout(() => {
        this.#listeners.delete(look)
        reject(new Error(complaint()))
      }, within)
      this.#listeners.add(look)
      look()
    })
  }

  async #watch(init: (() => void) | undefined): Promise<void> {
    this.#cdp.on('Runtime.bindingCalled', (params) => this.#onFact(params))
    this.#cdp.on('Runtime.exceptionThrown', (params) => this.#onException(params))
    this.#cdp.on('Runtime.consoleAPICalled', (params) => this.written.push(JSON.stringify(params)))
    this.#cdp.on('Network.requestWillBeSent', (params) => this.#onRequest(params))
    await this.#cdp.send('Page.enable')
    await this.#cdp.send('Runtime.enable')
    await this.#cdp.send('Network.enable', { maxPostDataSize: 65_536 })
    await this.#cdp.send('Runtime.addBinding', { name: tellName })
    const scripts = [`(${recordDesk.toString()})(${JSON.stringify(tellName)})`]
    if (init !== undefined) scripts.push(`(${init.toString()})()`)
    for (const source of scripts)
      await this.#cdp.send('Page.addScriptToEvaluateOnNewDocument', { source })
  }

  #onFact(params: unknown): void {
    // Made by `recordDesk`, which tells facts and nothing else.
    const { name, payload } = params as { readonly name: string; readonly payload: string }
    if (name !== tellName) return
    this.facts.push(JSON.parse(payload) as DeskFact)
    for (const listener of this.#listeners) listener()
  }

  #onException(params: unknown): void {
    const { exceptionDetails } = params as {
      readonly exceptionDetails: { text: string; exception?: { description?: string } }
    }
    this.errors.push(exceptionDetails.exception?.description ?? exceptionDetails.text)
  }

  #onRequest(params: unknown): void {
    const { request } = params as {
      readonly request: Omit<SentRequest, 'at' | 'body'> & { readonly postData?: string }
    }
    const { method, url, headers, postData: body = '' } = request
    this.sent.push({ at: Date.now(), method, url, headers, body })
    for (const [, session = ''] of body.matchAll(/"clientId":"([^"]+)"/g))
      this.sessions.add(session)
  }
}
