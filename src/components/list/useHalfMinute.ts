'use client'
/** The moment, as often as an age in minutes needs it: one timer for a whole list. */
import { useEffect, useState } from 'react'

const halfMinute = 30_000

/** Now (epoch ms), renewed each half minute. */
export function useHalfMinute(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), halfMinute)
    return () => clearInterval(timer)
  }, [])
  return now
}
