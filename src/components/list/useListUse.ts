'use client'
/** Whether a list is in use: pointed at, focused or scrolled, or was a moment ago. Nothing in it may move then. */
import { useEffect, useMemo, useState, type FocusEvent, type UIEvent } from 'react'

/** Handlers for the element that holds the rows and scrolls. */
export interface ListUseProps {
  onPointerEnter(): void
  onPointerLeave(): void
  onFocus(): void
  onBlur(event: FocusEvent): void
  onScroll(event: UIEvent): void
}

interface ListUse {
  readonly isInUse: boolean
  readonly props: ListUseProps
}

/** How long a list stays as it was after it was left (ms): a pointer on its way to a button beside it must still find that. */
const linger = 4_000

/**
 * The handlers are stable; a change of use renders, a second one of the same kind does not.
 *
 * @param hasSelection - something is selected: in use as well
 */
export function useListUse(hasSelection: boolean): ListUse {
  const [isPointed, setPointed] = useState(false)
  const [hasFocus, setFocus] = useState(false)
  const [isScrolled, setScrolled] = useState(false)
  const isUsed = isPointed || hasFocus || isScrolled || hasSelection
  const [isInUse, setInUse] = useState(isUsed)
  // In render: no commit lies between the use and its effect.
  if (isUsed && !isInUse) setInUse(true)
  const isLeft = isInUse && !isUsed
  useEffect(() => {
    if (!isLeft) return
    const timer = setTimeout(() => setInUse(false), linger)
    return () => clearTimeout(timer)
  }, [isLeft])
  const props = useMemo(
    () => ({
      onPointerEnter: () => setPointed(true),
      onPointerLeave: () => setPointed(false),
      onFocus: () => setFocus(true),
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) =>
        setFocus(currentTarget.contains(relatedTarget)),
      onScroll: ({ currentTarget }: UIEvent) => setScrolled(currentTarget.scrollTop > 0),
    }),
    [],
  )
  return { isInUse: isUsed || isInUse, props }
}
