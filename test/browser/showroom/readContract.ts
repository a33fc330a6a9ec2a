/** What a rendered component offers to be styled and tested by: its class, attributes and parts. */

/** By attribute its values, and the names of its parts. */
export interface Offer {
  readonly attributes: ReadonlyMap<string, ReadonlySet<string>>
  readonly parts: ReadonlySet<string>
}

interface Growing {
  readonly attributes: Map<string, Set<string>>
  readonly parts: Set<string>
}

const own = '[class*="gws-"]:not(.gws-sr)'

/** Our classes of an element: `gws-badge gws-connection`. */
const classOf = (element: Element) =>
  [...element.classList].filter((name) => name.startsWith('gws-')).join(' ')

/** What hosts name: the value is theirs. */
const ofHosts = new Map([['data-action', 'the id of the action']])

/** A tool of developers: how it looks is nobody's API. */
const tool = '.gws-devtools'

/** Adds what stands below an element to what was found before, by class. */
export function readContract(root: ParentNode, found: Map<string, Offer & Growing>): void {
  for (const component of root.querySelectorAll<HTMLElement>(own)) {
    if (component.closest(tool)) continue
    const name = classOf(component)
    const offer = found.get(name) ?? { attributes: new Map(), parts: new Set() }
    found.set(name, offer)
    addAttributes(component, offer, '')
    for (const part of component.querySelectorAll<HTMLElement>('[data-part]')) {
      if (part.parentElement?.closest(own) !== component) continue
      const partName = part.dataset['part'] ?? ''
      offer.parts.add(partName)
      // A part that is a component itself has a contract of its own.
      if (!part.matches(own)) addAttributes(part, offer, `${partName} `)
    }
  }
}

function addAttributes(element: Element, { attributes }: Growing, before: string) {
  for (const { name, value } of element.attributes) {
    if (!name.startsWith('data-') || name === 'data-part' || name === 'data-gws-theme') continue
    const key = `${before}${name}`
    attributes.set(key, (attributes.get(key) ?? new Set()).add(ofHosts.get(name) ?? value))
  }
}
