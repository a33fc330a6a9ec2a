/** Sorts many workbins into the sections of an explorer. Pure. */
import { ownerPart } from '../../protocol/target.js'
import { getBadgeModel, type BadgeModelOptions } from '../badge/getBadgeModel.js'
import type { WorkbinWord } from '../words/labels.js'
import type { ExplorerWorkbin } from './ExplorerWorkbin.js'
import { attentionOf, summarizeModels, type WorkbinsSummary } from './summarizeWorkbins.js'

/** In which order a section lists its workbins: as they are given, or what needs attention first. */
export type ExplorerOrder = 'given' | 'attention'

/** One section: the workbins of one kind of owner. */
export interface ExplorerGroup {
  readonly kind: 'me' | 'agentGroup' | 'placeGroup' | 'user'
  readonly heading: WorkbinWord
  readonly workbins: readonly ExplorerWorkbin[]
}

/** What an explorer shows at one moment. */
export interface ExplorerModel {
  /** Of all workbins, also those that the filter hides. */
  readonly summary: WorkbinsSummary
  readonly sections: readonly ExplorerGroup[]
  readonly changesAt: number | null
}

/** What {@link getExplorerModel} may be told beside the workbins. */
export interface ExplorerModelOptions extends BadgeModelOptions {
  /** Default `given`. */
  readonly order?: ExplorerOrder | undefined
  /** Only what has it in its name or its owner's. Default: all. */
  readonly filter?: string | undefined
}

const headings = [
  ['me', 'My workbins'],
  ['agentGroup', 'Agent groups'],
  ['placeGroup', 'Place groups'],
  ['user', 'Agents'],
] as const satisfies readonly (readonly [ExplorerGroup['kind'], WorkbinWord])[]

/**
 * The sections that have workbins, and the summary of all: the headless twin of `WorkbinExplorer`. Pure.
 *
 * @param workbins - each with its subscription
 * @param options - order, filter, moment, words, locale and durations
 * @returns sections in the order own, agent groups, place groups, other agents; ask again at `changesAt`
 * @example
 * ```tsx
 * import { getExplorerModel, type ExplorerWorkbin } from 'gws-workbins'
 *
 * function Options({ workbins }: { workbins: readonly ExplorerWorkbin[] }) {
 *   return getExplorerModel(workbins, { order: 'attention' }).sections.map((section) => (
 *     <optgroup key={section.kind} label={section.heading}>
 *       {section.workbins.map(({ id, name }) => (
 *         <option key={id}>{name}</option>
 *       ))}
 *     </optgroup>
 *   ))
 * }
 * ```
 */
export function getExplorerModel(
  workbins: readonly ExplorerWorkbin[],
  options: ExplorerModelOptions = {},
): ExplorerModel {
  const { order = 'given', filter = '', now = Date.now() } = options
  const looks = workbins.map((workbin) => ({
    workbin,
    model: getBadgeModel(workbin.subscription, { ...options, now }),
    owner: ownerPart(workbin.owner),
  }))
  const summary = summarizeModels(
    looks.map(({ model }) => model),
    options,
  )
  const wanted = folded(filter.trim())
  const shown = looks.filter(({ workbin, owner }) =>
    folded(`${workbin.name}\n${owner[1]}`).includes(wanted),
  )
  // Sorting is stable: equals stay as they are given.
  if (order === 'attention')
    shown.sort((one, other) => attentionOf(one.model) - attentionOf(other.model))
  const sections = headings.flatMap(([kind, heading]) => {
    const ofKind = shown.filter(({ owner }) => owner[0] === kind)
    return ofKind.length === 0
      ? []
      : [{ kind, heading, workbins: ofKind.map(({ workbin }) => workbin) }]
  })
  return { summary, sections, changesAt: summary.changesAt }
}

/** Case and accents are no difference to somebody who looks for a name. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
