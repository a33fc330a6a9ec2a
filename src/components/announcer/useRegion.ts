'use client'
/** A live region of one text: emptied, and filled in the next frame, so that the same text is heard again. */
import { useCallback, useEffect, useRef, type RefObject } from 'react'

/** The reference for its element, and what fills it. */
export function useRegion(): readonly [
  element: RefObject<HTMLDivElement | null>,
  say: (message: string) => void,
] {
  const element = useRef<HTMLDivElement>(null)
  const frame = useRef(0)
  useEffect(() => () => cancelAnimationFrame(frame.current), [])
  const say = useCallback((message: string) => {
    cancelAnimationFrame(frame.current)
    element.current?.replaceChildren()
    frame.current = requestAnimationFrame(() => element.current?.replaceChildren(message))
  }, [])
  return [element, say]
}
