/** The catalogue: every word the components say. A word is its own key, so each English word on screen can be replaced where it is seen. */
import type { AnnouncerSentences, AnnouncerWord } from './announcerWords.js'
import type { BadgeSentences, BadgeWord } from './badgeWords.js'
import type { FeedbackSentences, FeedbackWord } from './feedbackWords.js'
import type { ListSentences, ListWord } from './listWords.js'
import type { OverviewSentences, OverviewWord } from './overviewWords.js'
import type { PanelSentences, PanelWord } from './panelWords.js'
import type { Place } from './inLocale.js'

/** The words, in English: their own defaults. */
export type WorkbinWord =
  | AnnouncerWord
  | BadgeWord
  | FeedbackWord
  | ListWord
  | OverviewWord
  | PanelWord

/** What depends on a name, a number or a time; functions, so that a language can order it its own way. */
export interface WorkbinSentences
  extends
    AnnouncerSentences,
    BadgeSentences,
    FeedbackSentences,
    ListSentences,
    OverviewSentences,
    PanelSentences {}

/**
 * A whole catalogue: a translation typed so is complete. Components take any part of one.
 *
 * @example
 * const french: Partial<WorkbinLabels> = { Live: 'En direct', since: (time) => `depuis ${time}` }
 */
export type WorkbinLabels = Readonly<Record<WorkbinWord, string>> & Readonly<WorkbinSentences>

/** How a component speaks. */
export interface Wording extends Place {
  /** Words and sentences that replace the English ones. */
  readonly labels?: Partial<WorkbinLabels> | undefined
}

/** What a component was given, completed with its own English sentences. */
export type CompletedLabels<Sentences = BadgeSentences> = Readonly<
  Partial<Record<WorkbinWord, string>>
> &
  Readonly<Sentences>

/**
 * Completes a partial catalogue; a word that is missing from it stands for itself.
 *
 * @param labels - any part of a catalogue
 * @param sentences - the English sentences of one family, so that nobody downloads another's
 */
export function completeLabels<Sentences>(
  labels: Partial<WorkbinLabels> | undefined,
  sentences: Sentences,
): CompletedLabels<Sentences> {
  return { ...sentences, ...labels }
}
