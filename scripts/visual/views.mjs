// What the visual test looks at: the nine views of the design.

/**
 * @typedef {object} View
 * @property {string} name names its picture
 * @property {string} story id of the story
 * @property {{ width: number, height: number }} viewport
 * @property {string} [globals] of the toolbar, as an address has them
 * @property {boolean} [forcedColors]
 */

const desktop = { width: 1440, height: 940 }
const sheet = { width: 1528, height: 900 }
const live = 'pages-agent-desktop--still-live'
const degraded = 'pages-agent-desktop--still-degraded'
const everything = 'status-status-sheet--everything'

/** @type {readonly View[]} */
export const views = [
  { name: 'desktop-light', story: live, viewport: desktop },
  { name: 'desktop-dark', story: live, viewport: desktop, globals: 'theme:dark' },
  { name: 'desktop-rtl-light', story: live, viewport: desktop, globals: 'direction:rtl' },
  { name: 'desktop-forced-colors', story: live, viewport: desktop, forcedColors: true },
  { name: 'desktop-degraded-light', story: degraded, viewport: desktop },
  { name: 'desktop-degraded-dark', story: degraded, viewport: desktop, globals: 'theme:dark' },
  { name: 'sheet-light', story: everything, viewport: sheet },
  { name: 'sheet-dark', story: everything, viewport: sheet, globals: 'theme:dark' },
  { name: 'sheet-forced-colors', story: everything, viewport: sheet, forcedColors: true },
]
