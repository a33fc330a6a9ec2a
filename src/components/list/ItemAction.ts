/** Something an agent can do with items: the host's, or the library's "Take". */
import type { WorkbinItem } from '../../protocol/WorkbinItem.js'

/** One action. Make the list of them once, or memoise it: a new one renders every row. */
export interface ItemAction {
  /** Unique among the actions; `data-action` of its buttons. */
  readonly id: string
  /** What the button says, in the agent's language. */
  readonly label: string
  /** Path data of an icon, on a grid of 16 by 16. */
  readonly icon?: string | undefined
  /** Whether it can be done with these now. Default: with any. */
  readonly isAllowed?: ((items: readonly WorkbinItem[]) => boolean) | undefined
  /** Why not, where it is not allowed: shown to the agent, who would search for the button otherwise. */
  readonly reason?: string | undefined
  /** Does it. The items are those of the row, or the selected ones. */
  onAction(items: readonly WorkbinItem[]): unknown
}
