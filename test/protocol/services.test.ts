/** What is read out of a message on the services topic, whatever its shape. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseJson } from '../../src/protocol/envelope.js'
import { parseServiceMessage, servicesTopic } from '../../src/protocol/services.js'
import { anything, expectCleanPrototype, hostileJson } from './hostileInput.js'

/** An entry of the captured `GET /services?fields=*`. */
const service = (type: string, state: string): object => ({
  id: '5f5f-1',
  name: 'InteractionServer',
  path: '/services/5f5f-1',
  state,
  type,
  uri: 'http://gws.example:8090/api/v2/services/5f5f-1',
})

describe('parseServiceMessage', () => {
  it('listens on a topic without /v2', () => {
    expect(servicesTopic).toBe('/notifications/services')
  })

  it.each([
    ['Active', 'up'],
    ['Inactive', 'down'],
    ['Starting', undefined],
    ['active', undefined],
  ])('reads the multimedia state %s as %s', (state, expected) => {
    expect(parseServiceMessage(service('MultiMediaState', state))).toBe(expected)
  })

  it('finds the service in a property, in a list, and among others', () => {
    const voice = service('Voice', 'Active')
    const multimedia = service('MultiMediaState', 'Inactive')
    expect(parseServiceMessage({ messageType: 'ServiceStateChange', service: multimedia })).toBe(
      'down',
    )
    expect(parseServiceMessage({ services: [voice, multimedia] })).toBe('down')
    expect(parseServiceMessage([voice, multimedia])).toBe('down')
  })

  it.each(['Voice', 'MultiMediaContent', 'Provisioning'])('says nothing about %s', (type) => {
    expect(parseServiceMessage(service(type, 'Inactive'))).toBeUndefined()
    expect(parseServiceMessage({ services: [service(type, 'Inactive')] })).toBeUndefined()
  })

  it('reads own properties only [R-004]', () => {
    expect(
      parseServiceMessage(Object.create(service('MultiMediaState', 'Inactive'))),
    ).toBeUndefined()
  })

  it('takes anything without an exception [R-004]', () => {
    const words = [undefined, 'up', 'down']
    fc.assert(fc.property(anything, (data) => words.includes(parseServiceMessage(data))))
    fc.assert(
      fc.property(hostileJson, (text) => words.includes(parseServiceMessage(parseJson(text)))),
    )
    expectCleanPrototype()
  })
})
