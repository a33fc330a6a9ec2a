/** Emulates what an agent has set in the system or the browser. */
import { cdp } from 'vitest/browser'

/** A media feature by name, such as `{ 'forced-colors': 'active' }`. */
export type Media = Readonly<Record<string, string>>

/** What of a DevTools session is needed here; the provider's own type knows more. */
interface Session {
  send(method: 'Emulation.setEmulatedMedia', options: object): Promise<unknown>
}

const emulate = async (media: Media): Promise<void> => {
  const session: Session = cdp()
  await session.send('Emulation.setEmulatedMedia', {
    features: Object.entries(media).map(([name, value]) => ({ name, value })),
  })
}

/** Runs something under media features, and takes them back. */
export async function withMedia<Result>(
  media: Media,
  run: () => Result | Promise<Result>,
): Promise<Result> {
  await emulate(media)
  for (const [name, value] of Object.entries(media))
    if (!matchMedia(`(${name}: ${value})`).matches) throw new Error(`${name} is not ${value}`)
  try {
    return await run()
  } finally {
    await emulate(Object.fromEntries(Object.keys(media).map((name) => [name, ''])))
  }
}
