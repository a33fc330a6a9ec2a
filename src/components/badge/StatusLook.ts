/** What every status says about itself, before it is anybody's markup. */
import type { StatusIcon } from './icons.js'

/** How much attention a status asks for. Colour only supports it: icon and label say the same. */
export type StatusTone = 'neutral' | 'info' | 'success' | 'warning' | 'danger'

/** The look of one moment of one status. */
export interface StatusLook {
  readonly tone: StatusTone
  readonly icon: StatusIcon
  /** The word that is always shown. */
  readonly label: string
  /** Shown after the label, such as "since 10:42", or null. */
  readonly detail: string | null
  /** The whole as one sentence, with what is heard and not shown: "Reconnecting, last live 10:42". */
  readonly text: string
  /** When this look changes by itself (epoch ms), or null: one timer is enough for a component. */
  readonly changesAt: number | null
}
