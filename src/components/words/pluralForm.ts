/** Chooses the form of a word that goes with a number, by the rules of a language. */
import { inLocale } from './inLocale.js'

/** The forms of one sentence; a language needs those its rules name, and always `other`. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string
}

/**
 * The form that goes with a count, for catalogues of words: English has two, Arabic six.
 *
 * @param locale - BCP 47 tag of the catalogue's language; one the browser does not know is not an error
 * @param count - how many
 * @param forms - by the category of `Intl.PluralRules`; a missing one is `other`
 * @example
 * ```ts
 * import { pluralForm, type WorkbinLabels } from 'gws-workbins'
 *
 * const polish: Partial<WorkbinLabels> = {
 *   items: (count, formatted) =>
 *     pluralForm('pl', count, {
 *       one: `${formatted} pozycja`,
 *       few: `${formatted} pozycje`,
 *       other: `${formatted} pozycji`,
 *     }),
 * }
 * ```
 */
export function pluralForm(locale: string, count: number, forms: PluralForms): string {
  return inLocale(
    { locale },
    (place) => forms[new Intl.PluralRules(place.locale).select(count)] ?? forms.other,
  )
}
