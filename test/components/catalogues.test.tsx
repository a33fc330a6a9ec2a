/** The sample catalogues: complete by their type; here, that nothing in them was forgotten in English. */
import { describe, expect, it } from 'vitest'
import type { WorkbinLabels } from 'gws-workbins'
import { arabic } from '../../stories/words/arabic.js'
import { german } from '../../stories/words/german.js'

/** The same in German. */
const loans = new Set(['Live', 'Offline', 'Chat'])

/** Words that stand for themselves. */
const untranslated = (labels: WorkbinLabels) =>
  Object.entries(labels).filter(([word, text]) => word === text && !loans.has(word))

describe('a whole catalogue', () => {
  it.each([
    ['German', german],
    ['Arabic', arabic],
  ])('has another word for each: %s', (_, labels) => {
    expect(untranslated(labels)).toEqual([])
    expect(Object.values(labels)).not.toContain('')
  })

  it('keeps the number and the name in every sentence', () => {
    for (const labels of [german, arabic]) {
      for (const count of [0, 1, 2, 3, 11, 100])
        expect(labels.items(count, `<${count}>`)).toContain(`<${count}>`)
      expect(labels.agentGroup('Billing-Tier2')).toContain('Billing-Tier2')
      expect(labels.titleFor('x', 'Billing-Tier2')).toContain('Billing-Tier2')
      expect(labels.nextTryAt('10:42:48')).toContain('10:42:48')
    }
  })

  it('is written in its own letters', () => {
    const words = Object.values(arabic).filter((text) => typeof text === 'string')
    expect(words.filter((text) => /[A-Za-z]/.test(text))).toEqual([])
  })
})
