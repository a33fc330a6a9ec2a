/** Memory in use once all garbage is gone. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** MB in use, after a forced collection. */
export function measureHeap(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void // what the flag puts there
  collect()
  return process.memoryUsage().heapUsed / 1e6
}
