/** What a page shows and when, told as it happens: runs inside the page, before anything else does. */

/** One thing that was seen in a page. `at` is epoch ms. */
export type DeskFact = { readonly at: number } & (
  | {
      readonly kind: 'badge'
      /** Its name in the page: `0`, `0.1`, `link`. */
      readonly badge: string
      /** Which target of the plan it shows; null for the link. */
      readonly target: number | null
      /** `data-status`; null where it is not there, or not to be seen. */
      readonly status: string | null
      /** The word that an agent reads. */
      readonly word: string
    }
  | {
      readonly kind: 'list'
      readonly list: string
      /** That of its contents; null where it is not there. */
      readonly status: string | null
      /** Of its items, in the order shown. */
      readonly ids: readonly string[]
    }
  | {
      readonly kind: 'page'
      readonly event: PageEvent
      /** Of a page that has woken: since when nobody could see it. */
      readonly sleptAt?: number
    }
  | { readonly kind: 'violation'; readonly directive: string; readonly blocked: string }
)

/** What happens to a page as a whole; `…-cached` with the back/forward cache. */
export type PageEvent =
  | 'start'
  | 'freeze'
  | 'resume'
  | 'hidden'
  | 'visible'
  | 'pagehide'
  | 'pagehide-cached'
  | 'pageshow'
  | 'pageshow-cached'

/** The name of the function by which a page tells its facts; the browser's side puts it there. */
export const tellName = 'tellDesk'

/**
 * Tells every change of every badge and list, and what happens to the page. Sent as text, so it may use
 * nothing from outside. A badge under a hidden `<Activity>` is in the document, and not to be seen.
 */
export function recordDesk(tell: string): void {
  // Kept from before a test moves the page's clock.
  const now = Date.now.bind(Date)
  const shown = new Map<string, string>()

  const say = (fact: object): void => {
    // Put there by the browser's side; takes one text.
    const send = Reflect.get(globalThis, tell) as (text: string) => void
    send(JSON.stringify({ at: now(), ...fact }))
  }

  const show = (kind: 'badge' | 'list', name: string, fact: object): void => {
    const text = JSON.stringify(fact)
    const key = `${kind} ${name}`
    if (shown.get(key) === text) return
    shown.set(key, text)
    say({ kind, [kind]: name, ...fact })
  }

  const lookAtBadges = (present: Set<string>): void => {
    for (const element of document.querySelectorAll<HTMLElement>('[data-badge]')) {
      const { badge = '', target, status = '' } = element.dataset
      if (!element.checkVisibility()) continue
      present.add(`badge ${badge}`)
      const word = element.querySelector('[data-part=status] [data-part=label]')?.textContent ?? ''
      show('badge', badge, { target: target === undefined ? null : Number(target), status, word })
    }
  }

  const lookAtLists = (present: Set<string>): void => {
    for (const element of document.querySelectorAll<HTMLElement>('[data-list]')) {
      const { list = '', status = '' } = element.dataset
      present.add(`list ${list}`)
      const items = element.querySelectorAll<HTMLElement>('[data-item]')
      show('list', list, { status, ids: Array.from(items, ({ dataset }) => dataset['item']) })
    }
  }

  const look = (): void => {
    const present = new Set<string>()
    lookAtBadges(present)
    lookAtLists(present)
    for (const key of shown.keys()) {
      if (present.has(key)) continue
      const [kind = '', name = ''] = key.split(' ')
      if (kind === 'badge') show(kind, name, { target: null, status: null, word: '' })
      else show('list', name, { status: null, ids: [] })
    }
  }

  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  })
  let sleptAt: number | undefined
  const sleep = (type: string): string => {
    sleptAt ??= now()
    return type
  }
  const wake = (event: string): void => {
    say({ kind: 'page', event, sleptAt })
    sleptAt = undefined
    // What was told before may have got lost, or been taken for that of another page.
    shown.clear()
    look()
  }
  const onPage = (target: EventTarget, type: string, name: (event: Event) => string): void =>
    target.addEventListener(
      type,
      (event) => {
        const told = name(event)
        if (told === 'resume' || told === 'pageshow-cached') wake(told)
        else say({ kind: 'page', event: told })
      },
      true,
    )
  const persisted = (event: Event): string =>
    Reflect.get(event, 'persisted') === true ? `${event.type}-cached` : event.type
  say({ kind: 'page', event: 'start' })
  onPage(document, 'freeze', ({ type }) => sleep(type))
  onPage(document, 'resume', ({ type }) => type)
  onPage(document, 'visibilitychange', () => document.visibilityState)
  onPage(window, 'pagehide', (event) => sleep(persisted(event)))
  onPage(window, 'pageshow', persisted)
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    say({ kind: 'violation', directive: violatedDirective, blocked: blockedURI }),
  )
}
