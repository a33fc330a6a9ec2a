'use client'
/** The newest value of a render, for functions that outlive it. */
import { useEffect, useRef, type RefObject } from 'react'

/** A reference whose `current` is what was passed in the newest render that was committed. */
export function useNewest<Value>(value: Value): RefObject<Value> {
  const newest = useRef(value)
  useEffect(() => {
    newest.current = value
  })
  return newest
}
