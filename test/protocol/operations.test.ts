/** Our request bodies, compared with the seed's. */
import { describe, expect, it } from 'vitest'
import { operationBody } from '../../src/protocol/operations.js'
import { seedAgentGroup, seedPlaceGroup } from './seed.js'

describe('operationBody', () => {
  it.each([
    ['agent group', seedAgentGroup.body],
    ['place group', seedPlaceGroup.body],
  ])("is the seed's Subscribe for an %s [R-001]", (_name, body) => {
    expect(JSON.parse(operationBody('Subscribe'))).toEqual(JSON.parse(body))
    expect(operationBody('Subscribe')).toBe('{"operationName":"Subscribe"}')
  })

  it('spells Unsubscribe right, unlike the page that documents it', () => {
    expect(operationBody('Unsubscribe')).toBe('{"operationName":"Unsubscribe"}')
  })
})
