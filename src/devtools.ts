/**
 * Entry `gws-workbins/devtools`: what link, requests, pushes and lists do, for developers.
 *
 * {@link WorkbinDevtools} is docked at the bottom of the window, {@link WorkbinDevtoolsPanel} stands
 * where it is put. {@link explain} says the same in words, without React.
 */
export { explain } from './core/explain.js'
export type { ExplainContext, Explanation } from './core/explain.js'
export { WorkbinDevtools } from './devtools/panel/WorkbinDevtools.js'
export type { WorkbinDevtoolsProps } from './devtools/panel/WorkbinDevtools.js'
export { WorkbinDevtoolsPanel } from './devtools/panel/WorkbinDevtoolsPanel.js'
export type { WorkbinDevtoolsPanelProps } from './devtools/panel/WorkbinDevtoolsPanel.js'
