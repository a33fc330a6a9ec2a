/** What is said of an item that was to be taken: everything that can become of it, and no claim without proof. */
import { WorkbinError, type ItemOutcome } from 'gws-workbins'
import { describe, expect, it } from 'vitest'
import { describeTake } from '../../../src/components/panel/describeTake.js'
import { panelSentences } from '../../../src/components/words/panelWords.js'

const item = { id: '0001BaBFVPR20035', medium: 'email' }
const error = new WorkbinError('outcome-unknown')

const told = (outcome: ItemOutcome) => describeTake(outcome, 'Refund', panelSentences)

describe('what is told of a pull', () => {
  it('is a success only where the server has proved it [R-278]', () => {
    const outcomes: readonly ItemOutcome[] = [
      { ...item, status: 'done', referenceId: 7, item: null, error: null },
      { ...item, status: 'refused', error: new WorkbinError('already-taken') },
      { ...item, status: 'refused', error: new WorkbinError('add-refused') },
      { ...item, status: 'unconfirmed', referenceId: 7, error },
      { ...item, status: 'failed', error: new WorkbinError('link-not-live') },
    ]
    expect(outcomes.map((outcome) => [told(outcome)?.tone, told(outcome)?.text])).toEqual([
      ['success', 'You have taken “Refund”.'],
      ['warning', '“Refund” was already taken.'],
      ['danger', '“Refund” could not be taken. Try again.'],
      [
        'warning',
        'It is not confirmed that you have “Refund”. Look for it among your own before you try again.',
      ],
      ['danger', '“Refund” could not be taken. Try again.'],
    ])
  })

  it('is nothing where the host said no, or the agent is another one', () => {
    expect(told({ ...item, status: 'vetoed', cause: 'no', error: null })).toBeNull()
    expect(told({ ...item, status: 'cancelled', wasSent: true, error: null })).toBeNull()
  })

  it('speaks the words of the host', () => {
    const outcome = {
      ...item,
      status: 'refused',
      error: new WorkbinError('already-taken'),
    } as const
    const say = { ...panelSentences, alreadyTaken: (name: string) => `${name} ist schon weg.` }
    expect(describeTake(outcome, 'Erstattung', say)?.text).toBe('Erstattung ist schon weg.')
  })
})
