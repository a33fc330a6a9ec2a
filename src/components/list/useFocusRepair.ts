'use client'
/** Keeps the keyboard where it was when the row under it goes away: next row, else the one before, else the table. */
import { useEffect, useMemo, useRef, type FocusEvent, type RefObject } from 'react'

interface FocusRepair {
  /** For the table. */
  readonly table: RefObject<HTMLTableElement | null>
  /** For its body. */
  readonly bodyProps: { onFocus(event: FocusEvent): void; onBlur(event: FocusEvent): void }
}

const focusable = 'button, input, a[href], [tabindex="0"]'

/** Looks after each commit whether the row that had the focus is still there. */
export function useFocusRepair(): FocusRepair {
  const table = useRef<HTMLTableElement | null>(null)
  const focused = useRef<readonly [row: Element, place: number] | null>(null)

  // After a commit: the browser lets go of what was removed in it, and tells nobody.
  useEffect(() => {
    const [row, place] = focused.current ?? []
    if (row === undefined || place === undefined || row.isConnected) return
    focused.current = null
    if (document.activeElement !== document.body) return
    const left = table.current?.tBodies[0]?.rows ?? []
    const next = left[Math.min(place, left.length - 1)]?.querySelector(focusable)
    if (next instanceof HTMLElement) next.focus()
    else table.current?.focus()
  })

  const bodyProps = useMemo(
    () => ({
      onFocus({ target }: FocusEvent) {
        const row = target.closest('tr')
        focused.current = row && [row, row.sectionRowIndex]
      },
      onBlur({ relatedTarget }: FocusEvent) {
        if (relatedTarget !== null) focused.current = null
      },
    }),
    [],
  )
  return { table, bodyProps }
}
