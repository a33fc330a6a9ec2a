/** What can be measured of a rendered component: cut text, small targets, mirrored places. */

/** How much a browser may round (px). */
const rounding = 1

/** The roots of our own components below an element. */
const ours = '[class*="gws-"]'

const isHeardOnly = (element: Element) => element.closest('.gws-sr') !== null

/** A shortened name is whole in its title, as is that of a segment around it. */
const isNamed = (element: Element) => element.closest('[title]') !== null

function* textsIn(root: Element): Generator<readonly [Element, DOMRect]> {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    if (!parent?.closest(ours) || isHeardOnly(parent) || node.textContent?.trim() === '') continue
    const range = root.ownerDocument.createRange()
    range.selectNodeContents(node)
    const box = range.getBoundingClientRect()
    if (box.width > 0) yield [parent, box]
  }
}

/** The texts of components that an ancestor cuts off. What scrolls is not cut. */
export function cutTexts(root: Element): string[] {
  return [...textsIn(root)]
    .filter(([parent, box]) => isCut(parent, box, root))
    .map(([parent]) => `“${parent.textContent}” is cut`)
}

function isCut(parent: Element, box: DOMRect, root: Element): boolean {
  for (
    let element: Element | null = parent;
    element && element !== root;
    element = element.parentElement
  ) {
    const { overflowX, overflowY } = getComputedStyle(element)
    const edge = element.getBoundingClientRect()
    // What is heard and not seen is kept in a box one pixel wide.
    if (edge.width <= 1) return false
    const isWider = box.left < edge.left - rounding || box.right > edge.right + rounding
    const isHigher = box.top < edge.top - rounding || box.bottom > edge.bottom + rounding
    if (isWider && /hidden|clip/.test(overflowX) && !isNamed(parent)) return true
    if (isHigher && /hidden|clip/.test(overflowY)) return true
    if (/auto|scroll/.test(overflowX + overflowY)) return false
  }
  return false
}

/** Whether the page has to be scrolled sideways. */
export function sideScroll(root: Element): string[] {
  const { scrollWidth, clientWidth } = root.ownerDocument.documentElement
  return scrollWidth > clientWidth
    ? [`${scrollWidth} px wide in ${clientWidth} px, because of ${widest(root, clientWidth)}`]
    : []
}

const widest = (root: Element, most: number) =>
  [...root.querySelectorAll('*')]
    .filter((element) => element.getBoundingClientRect().right > most + rounding)
    .slice(0, 1)
    .map((element) => element.outerHTML.slice(0, 80))
    .join('')

/** What can be pressed and is smaller than 24 by 24 px (WCAG 2.5.8). A label belongs to its box. */
export function smallTargets(root: Element): string[] {
  return [...root.querySelectorAll(`button, input, select, [role="switch"], ${ours} a[href]`)]
    .filter((element) => !isHeardOnly(element))
    .map((element) => element.closest('label') ?? element)
    .filter((element) => {
      const { width, height } = element.getBoundingClientRect()
      return width > 0 && (width < 24 || height < 24)
    })
    .map((element) => `${element.outerHTML.slice(0, 80)} is small`)
}

/** Where each icon stands within its component, from the start of the line (px). */
export function iconPlaces(root: Element): number[] {
  return [...root.querySelectorAll(`${ours} [data-part="icon"]`)].map((icon) => {
    const component = [...root.querySelectorAll(ours)].find((candidate) => candidate.contains(icon))
    const outer = component?.getBoundingClientRect() ?? new DOMRect()
    const inner = icon.getBoundingClientRect()
    return getComputedStyle(icon).direction === 'rtl'
      ? outer.right - inner.right
      : inner.left - outer.left
  })
}

/** The size of every component and every part of it (px), by the names that they are styled by. */
export function sizes(root: Element): string[] {
  return [...root.querySelectorAll(`${ours}:not(.gws-sr), ${ours} [data-part]`)]
    .filter((element) => !isHeardOnly(element))
    .map((element) => {
      const { width, height } = element.getBoundingClientRect()
      const name = element.getAttribute('data-part') ?? element.getAttribute('class') ?? ''
      return `${name} ${Math.round(width)} × ${Math.round(height)}`
    })
}
