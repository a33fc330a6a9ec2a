/** The button of one action on items; one that is not possible keeps the focus, and says why. */
import type { ReactElement } from 'react'
import type { WorkbinItem } from '../../protocol/WorkbinItem.js'
import { Button, type ButtonProps } from '../controls/Button.js'
import type { CompletedLabels } from '../words/labels.js'
import type { ListSentences } from '../words/listWords.js'
import type { ItemAction } from './ItemAction.js'

interface ActionButtonProps {
  readonly action: ItemAction
  readonly items: readonly WorkbinItem[]
  readonly say: CompletedLabels<ListSentences>
  /** Which item it is of, where many buttons say the same. */
  readonly name?: string | undefined
  readonly isGone?: boolean | undefined
  readonly look?: ButtonProps['look']
}

/** A button for `action` on `items`. */
export function ActionButton({
  action,
  items,
  say,
  name,
  isGone = false,
  look,
}: ActionButtonProps): ReactElement {
  const { id, icon, isAllowed, label, onAction, reason } = action
  const isPossible = !isGone && (isAllowed?.(items) ?? true)
  const why = isGone ? (say['No longer here'] ?? 'No longer here') : reason
  const heard = name === undefined ? label : say.actionOn(label, name)
  const full = isPossible || why === undefined ? heard : say.notPossible(heard, why)
  return (
    <Button
      look={look}
      icon={icon}
      data-action={id}
      aria-disabled={!isPossible || undefined}
      aria-label={full === label ? undefined : full}
      title={isPossible ? undefined : why}
      onClick={() => {
        if (isPossible) onAction(items)
      }}
    >
      {label}
    </Button>
  )
}
