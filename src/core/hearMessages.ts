/** The workbins topic as the parts of a client hear it: each message read once, and told in one order. */
import { parseWorkbinMessage } from '../protocol/messages.js'
import type { EngineParts } from './createEngine.js'
import { toWorkbinEvent } from './workbinEvent.js'

/** Makes the parts hear, whichever of them there are by then. */
export function hearMessages(parts: EngineParts): void {
  parts.hear ??= (data) => {
    const message = parseWorkbinMessage(data)
    parts.moves?.receive(message)
    const event = toWorkbinEvent(message)
    if (event === null) return
    parts.contents?.receive(event)
    parts.events?.receive(event)
  }
}
