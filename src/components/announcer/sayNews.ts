/** Turns what there is to say of subscriptions into one announcement. */
import { ownerPart, type WorkbinTarget } from '../../protocol/target.js'
import { announcerSentences, type NamedWorkbins } from '../words/announcerWords.js'
import { inLocale } from '../words/inLocale.js'
import { completeLabels, type Wording, type WorkbinWord } from '../words/labels.js'
import type { Announcement } from './Announcement.js'
import type { IntentReport, StatusReport } from './StatusNews.js'

/** How workbins are spoken of. */
export interface Speech extends Wording {
  /** The name of a workbin in a sentence. Default: its owner's. */
  readonly nameOf?: ((target: WorkbinTarget) => string) | undefined
}

/** More names than these are a number. */
const mostNames = 3

/** What nobody asked for: lost, back, failed. Null where that is nothing. */
export function sayStatus(report: StatusReport, speech: Speech): Announcement | null {
  const say = completeLabels(speech.labels, announcerSentences)
  const { lost, restored, stillLost, failed, unconfirmed } = report
  const one = (make: (workbins: NamedWorkbins) => string, targets: readonly WorkbinTarget[]) =>
    targets.length === 0 ? [] : [make(count(targets, speech))]
  const everywhere: WorkbinWord = report.isOffline
    ? 'Connection lost. Workbin contents may be out of date.'
    : 'Live updates interrupted. Workbin contents may be out of date.'
  const sentences = [
    ...one(say.restoredFor, restored),
    ...one(say.stillInterrupted, stillLost),
    ...one(restored.length === 0 ? say.failedFor : say.failedAmong, failed),
    ...one(say.notConfirmedFor, unconfirmed),
    ...one(report.isEverywhere ? () => say[everywhere] ?? everywhere : say.interruptedFor, lost),
  ]
  const topic = lost.length > 0 ? 'link' : restored.length > 0 ? 'restored' : 'failed'
  return announcement(say.paragraph, sentences, topic)
}

/** What somebody asked for. Null where that is nothing. */
export function sayIntent({ on, off }: IntentReport, speech: Speech): Announcement | null {
  const say = completeLabels(speech.labels, announcerSentences)
  const sentences = [
    ...(on.length === 0 ? [] : [say.onFor(count(on, speech))]),
    ...(off.length === 0 ? [] : [say.offFor(count(off, speech))]),
  ]
  return announcement(say.paragraph, sentences, 'action')
}

function announcement(
  join: (sentences: readonly string[]) => string,
  sentences: readonly string[],
  topic: string,
): Announcement | null {
  if (sentences.length === 0) return null
  return { message: join(sentences), topic, politeness: 'polite' }
}

function count(targets: readonly WorkbinTarget[], speech: Speech): NamedWorkbins {
  const { length } = targets
  const formatted = inLocale(speech, ({ locale }) => length.toLocaleString(locale))
  if (length > mostNames) return { count: length, formatted, names: null }
  const all = targets.map(speech.nameOf ?? ((target) => nameOfOwner(target, speech)))
  const names = inLocale(speech, ({ locale }) => new Intl.ListFormat(locale).format(all))
  return { count: length, formatted, names }
}

function nameOfOwner({ owner }: WorkbinTarget, { labels }: Speech): string {
  return ownerPart(owner)[1] || (labels?.['My workbin'] ?? 'My workbin')
}
