/** What the announcer says: whole sentences, heard and not seen. */

/** The fixed sentences of the announcer, in English: their own defaults. */
export type AnnouncerWord =
  | 'Live updates interrupted. Workbin contents may be out of date.'
  | 'Connection lost. Workbin contents may be out of date.'

/** The workbins that one sentence is about. */
export interface NamedWorkbins {
  readonly count: number
  /** The count in the agent's own spelling. */
  readonly formatted: string
  /** Their names as one list, such as "Drafts and In progress"; null where there are more than three. */
  readonly names: string | null
}

/** What depends on names and numbers; functions, so that a language can order it its own way. */
export interface AnnouncerSentences {
  /** Some of them are not live, and others are. */
  interruptedFor(workbins: NamedWorkbins): string
  restoredFor(workbins: NamedWorkbins): string
  /** Follows `restoredFor`. */
  stillInterrupted(workbins: NamedWorkbins): string
  failedFor(workbins: NamedWorkbins): string
  /** Follows `restoredFor`. */
  failedAmong(workbins: NamedWorkbins): string
  notConfirmedFor(workbins: NamedWorkbins): string
  /** What somebody has asked for, and got. */
  onFor(workbins: NamedWorkbins): string
  offFor(workbins: NamedWorkbins): string
  /** Items that came to one workbin. `formatted` is the count in the agent's own spelling. */
  newItemsIn(count: number, formatted: string, name: string): string
  /** Joins whole sentences. */
  paragraph(sentences: readonly string[]): string
}

/** The same in English. */
export const announcerSentences: AnnouncerSentences = {
  interruptedFor: (workbins) => `Live updates interrupted for ${counted(workbins)}.`,
  restoredFor: (workbins) => `Live updates restored for ${counted(workbins)}.`,
  stillInterrupted: ({ formatted, names }) =>
    names === null ? `${formatted} still interrupted.` : `Still interrupted: ${names}.`,
  failedFor: (workbins) => `Live updates failed for ${named(workbins)}.`,
  failedAmong: ({ formatted, names }) =>
    names === null ? `${formatted} failed.` : `${formatted} failed: ${names}.`,
  notConfirmedFor: (workbins) => `Could not confirm live updates for ${named(workbins)}.`,
  onFor: (workbins) => `Live updates on for ${named(workbins)}.`,
  offFor: (workbins) => `Live updates off for ${named(workbins)}.`,
  newItemsIn: (count, formatted, name) =>
    `${formatted} new ${count === 1 ? 'item' : 'items'} in ${name}.`,
  paragraph: (sentences) => sentences.join(' '),
}

function named({ formatted, names }: NamedWorkbins): string {
  return names ?? `${formatted} workbins`
}

function counted(workbins: NamedWorkbins): string {
  return workbins.count === 1 ? named(workbins) : `${workbins.formatted} workbins`
}
