/** Whom a subscription message is for: by reference, by owner, or by being the only one that waits. */
import { describe, expect, it } from 'vitest'
import { route, type Addressee } from '../../src/core/route.js'
import { initialTarget, type PendingRequest, type TargetState } from '../../src/core/targetState.js'
import {
  parseWorkbinMessage,
  type WorkbinSubscriptionStateChangeMessage,
} from '../../src/protocol/messages.js'
import { ownerPart, type WorkbinOwner } from '../../src/protocol/target.js'
import { liveView } from './driveTarget.js'

/** A target, with what is known of its request. */
function entry(owner: WorkbinOwner, facts: Partial<TargetState> = {}): Addressee {
  return { target: { id: 'wb', owner }, state: { ...initialTarget(liveView), ...facts } }
}

/** A request that waits: for its answer, or, with a reference, for its confirmation. */
function waiting(
  reference: number | null = null,
  operation: PendingRequest['operation'] = 'Subscribe',
): Partial<TargetState> {
  const request: PendingRequest = {
    id: 1,
    operation,
    session: 1,
    sentAt: 0,
    gap: 1,
    isAnswered: reference !== null,
    reference,
    confirmBy: Number.POSITIVE_INFINITY,
    early: [],
    isTainted: false,
  }
  return { request }
}

const live: Partial<TargetState> = { confirmed: { session: 1, gap: 1, reference: 70 } }

function message(fields: object): WorkbinSubscriptionStateChangeMessage {
  const parsed = parseWorkbinMessage({
    id: 'wb',
    messageType: 'WorkbinSubscriptionStateChangeMessage',
    stateResource: 'Subscribed',
    ...fields,
  })
  if (parsed.messageType !== 'WorkbinSubscriptionStateChangeMessage') throw new Error('unreadable')
  return parsed
}

/** Names of the owners it reaches. */
const reached = (fields: object, entries: readonly Addressee[]): string[] =>
  route(message(fields), entries).map(({ target }) => ownerPart(target.owner).join(' '))

const billing = { agentGroup: 'Billing' }
const risk = { agentGroup: 'Risk' }

describe('an owner that is stated', () => {
  const both = [entry(billing, waiting()), entry(risk, waiting())]

  it('decides between two groups of one workbin [R-016]', () => {
    expect(reached({ agentGroup: 'Billing', referenceId: 1 }, both)).toEqual(['agentGroup Billing'])
    expect(reached({ agentGroup: 'Billing' }, both)).toEqual(['agentGroup Billing'])
    expect(reached({ agentGroup: 'Billing', stateResource: 'Unsubscribed' }, both)).toEqual([
      'agentGroup Billing',
    ])
  })

  it('is compared exactly, kind and all [R-016]', () => {
    expect(reached({ placeGroup: 'Billing' }, both)).toEqual([])
    expect(reached({ agentGroup: 'billing' }, both)).toEqual([])
    expect(reached({ agentGroup: 'Risk', referenceId: 21 }, [entry(billing, waiting(21))])).toEqual(
      [],
    )
    expect(reached({ agentGroup: 'Other' }, both)).toEqual([])
  })

  it('of another user reaches that user’s target', () => {
    const entries = [entry('me', waiting()), entry({ user: 'u1' }, waiting())]
    expect(reached({ workbinUserId: 'u1' }, entries)).toEqual(['user u1'])
  })

  // The property table documents `workbinUserId` for every message ("the workbin owner agent's
  // id"), so a personal workbin's may carry the agent's own id; and owners are never required.
  it('as the agent’s own id does not keep the exact reference from ‘me’ [R-015]', () => {
    const entries = [entry('me', waiting(74)), entry(billing, waiting(75))]
    expect(reached({ referenceId: 74, workbinUserId: 'e6f2' }, entries)).toEqual(['me '])
  })
})

describe('a reference without an owner', () => {
  it('reaches the target whose request has it [R-015]', () => {
    const entries = [entry(billing, waiting(20)), entry(risk, waiting(21)), entry('me', live)]
    expect(reached({ referenceId: 21 }, entries)).toEqual(['agentGroup Risk'])
    const place = [entry({ placeGroup: 'P' }, waiting(21, 'Unsubscribe')), entry(risk, live)]
    expect(reached({ referenceId: 21, stateResource: 'Unsubscribed' }, place)).toEqual([
      'placeGroup P',
    ])
  })

  it('reaches the target that was too late for it [R-014]', () => {
    const late = { late: { session: 1, gap: 1, reference: 21 } }
    const entries = [entry(billing, waiting()), entry(risk, late)]
    expect(reached({ referenceId: 21 }, entries)).toEqual(['agentGroup Risk'])
  })

  it('is kept by all that do not know their own yet, and by nobody else [R-013]', () => {
    const entries = [entry(billing, waiting()), entry(risk, waiting()), entry('me', waiting(9))]
    expect(reached({ referenceId: 21 }, entries)).toEqual(['agentGroup Billing', 'agentGroup Risk'])
    expect(reached({ referenceId: 21 }, [entry(billing, live)])).toEqual([])
  })
})

describe('neither reference nor owner', () => {
  it('reaches the only target that waits [R-015]', () => {
    const entries = [entry('me', waiting(9)), entry(billing, live)]
    expect(reached({}, entries)).toEqual(['me '])
    expect(reached({ stateResource: 'RequestFailed' }, entries)).toEqual(['me '])
  })

  it('reaches the own one where others wait, too: of groups it is not documented [R-169]', () => {
    const entries = [entry(billing, waiting(9)), entry('me', waiting(8)), entry(risk, waiting())]
    expect(reached({}, entries)).toEqual(['me '])
    expect(reached({ stateResource: 'RequestFailed' }, entries)).toEqual([])
    const ending = [entry(billing, waiting(9)), entry(risk, waiting(8, 'Unsubscribe'))]
    expect(reached({}, ending)).toEqual(['agentGroup Billing'])
  })

  it('reaches nobody where two wait, or none [R-016]', () => {
    expect(reached({}, [entry(risk, waiting()), entry(billing, waiting())])).toEqual([])
    expect(reached({}, [entry('me', live)])).toEqual([])
    expect(reached({}, [])).toEqual([])
  })

  it('ends Live for all where it is an Unsubscribed [R-011]', () => {
    const entries = [entry('me', live), entry(billing, live), entry(risk, waiting())]
    expect(reached({ stateResource: 'Unsubscribed' }, entries)).toHaveLength(3)
    expect(reached({ referenceId: 5, stateResource: 'Unsubscribed' }, entries)).toHaveLength(3)
  })
})

describe('what is spelled otherwise', () => {
  const billed = [entry(billing, waiting(21)), entry(risk, waiting(22)), entry('me', waiting(23))]

  it.each([{ agentGroup: 'billing ' }, { id: 'WB' }, { id: 'WB', agentGroup: 'BILLING' }])(
    'reaches the one whose reference it has, and nobody without: %o [R-162]',
    (fields) => {
      expect(reached({ ...fields, referenceId: 21 }, billed)).toEqual(['agentGroup Billing'])
      expect(reached({ ...fields, referenceId: 20 }, billed)).toEqual([])
      expect(reached({ ...fields }, billed)).toEqual([])
    },
  )

  it('ends Live where it is an Unsubscribed [R-162]', () => {
    const entries = [entry(billing, live), entry(risk, live)]
    const ended = { agentGroup: 'billing', stateResource: 'Unsubscribed' }
    expect(reached(ended, entries)).toEqual(['agentGroup Billing'])
    expect(reached({ ...ended, referenceId: 5 }, entries)).toEqual(['agentGroup Billing'])
  })

  it('is none of a group with a name of its own', () => {
    const both = [entry(billing, waiting(21)), entry({ agentGroup: 'billing' }, waiting(22))]
    expect(reached({ agentGroup: 'billing', referenceId: 21 }, both)).toEqual([
      'agentGroup billing',
    ])
  })
})
