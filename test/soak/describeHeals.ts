/** Heal times in lines for a terminal: by what was broken, with a browser signal and without. */
import { summarizeHeals, type Heal } from './summarizeHeals.js'

/** One line for each kind of heal. */
export function describeHeals(heals: readonly Heal[]): readonly string[] {
  return (['link', 'targets'] as const).flatMap((broken) =>
    [true, false].flatMap((isSignalled) =>
      [false, true].map((isOrdered) => {
        const some = heals.filter(
          (heal) =>
            heal.broken === broken &&
            heal.isSignalled === isSignalled &&
            heal.isOrdered === isOrdered,
        )
        const { count, max, p50, p95 } = summarizeHeals(some)
        const what = `${broken} broken, ${isSignalled ? 'online said' : 'no signal'}${isOrdered ? ', wait ordered' : ''}`
        return `${what.padEnd(44)} ${String(count).padStart(5)} heals, p50 ${seconds(p50)}, p95 ${seconds(p95)}, most ${seconds(max)}`
      }),
    ),
  )
}

/** A duration for reading. */
export function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(2)} s`
}
