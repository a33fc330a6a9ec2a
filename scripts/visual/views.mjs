// What the visual test looks at: the nine views of the design.

/**
 * @typedef {object} View
 * @property {string} name names its picture
 * @property {string} story id of the story
 * @property {{ width: number, height: number }} viewport
 * @property {string} [globals] of the toolbar, as an address has them
 * @property {boolean} [forcedColors]
 * @property {string} [until] is there once the story has played. Such a story stops the clock itself.
 */

const desktop = { width: 1440, height: 940 }
const sheet = { width: 1528, height: 900 }
const until = '.gws-devtools tr[data-related]'
const live = { story: 'pages-agent-desktop--still-live', viewport: desktop, until }
const degraded = { ...live, story: 'pages-agent-desktop--still-degraded' }
const everything = 'status-status-sheet--everything'

/** @type {readonly View[]} */
export const views = [
  { name: 'desktop-light', ...live },
  { name: 'desktop-dark', ...live, globals: 'theme:dark' },
  { name: 'desktop-rtl-light', ...live, globals: 'direction:rtl' },
  { name: 'desktop-forced-colors', ...live, forcedColors: true },
  { name: 'desktop-degraded-light', ...degraded },
  { name: 'desktop-degraded-dark', ...degraded, globals: 'theme:dark' },
  { name: 'sheet-light', story: everything, viewport: sheet },
  { name: 'sheet-dark', story: everything, viewport: sheet, globals: 'theme:dark' },
  { name: 'sheet-forced-colors', story: everything, viewport: sheet, forcedColors: true },
]
