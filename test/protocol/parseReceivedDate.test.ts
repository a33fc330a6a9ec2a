/** Dates of the API: each documented form, and everything that only looks like one. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseReceivedDate } from '../../src/protocol/parseReceivedDate.js'
import { anything, anyUnits } from './hostileInput.js'

describe('a date', () => {
  it.each([
    ['2016-04-15 20:52:35.000+0300', '2016-04-15T17:52:35.000Z'],
    ['2016-04-15 20:52:35.123+03:00', '2016-04-15T17:52:35.123Z'],
    ['2016-04-15 20:52:35+0300', '2016-04-15T17:52:35.000Z'],
    ['2016-04-15T17:52:37Z', '2016-04-15T17:52:37.000Z'],
    ['2014-04-17T04: 03: 21Z', '2014-04-17T04:03:21.000Z'],
    ['2016-04-15T12:22:35.5-0530', '2016-04-15T17:52:35.500Z'],
    ['2016-02-29 00:00:00.000+1400', '2016-02-28T10:00:00.000Z'],
    ['2016-01-01 00:00:00.1239-0100', '2016-01-01T01:00:00.123Z'],
  ])('is read: %s [R-170]', (text, iso) => {
    expect(parseReceivedDate(text)).toBe(Date.parse(iso))
  })

  it.each([
    ['no offset', '2016-04-15 20:52:35.000'],
    ['a day that does not exist', '2015-02-29 20:52:35.000+0300'],
    ['month 13', '2016-13-15 20:52:35.000+0300'],
    ['month 0', '2016-00-15 20:52:35.000+0300'],
    ['day 0', '2016-04-00 20:52:35.000+0300'],
    ['hour 24', '2016-04-15 24:00:00.000+0300'],
    ['minute 60', '2016-04-15 20:60:35.000+0300'],
    ['second 60', '2016-04-15 20:52:60.000+0300'],
    ['an offset beyond the world', '2016-04-15 20:52:35.000+1500'],
    ['an offset of 60 minutes', '2016-04-15 20:52:35.000+0260'],
    ['an American form', '04/15/2016 20:52:35'],
    ['a form Date.parse knows', 'Fri, 15 Apr 2016 17:52:35 GMT'],
    ['epoch ms', '1460742755000'],
    ['a number', 1_460_742_755_000],
    ['something before it', 'on 2016-04-15T17:52:37Z'],
    ['nothing', undefined],
  ])('is none: %s [R-170]', (_name, value) => {
    expect(parseReceivedDate(value)).toBeNull()
  })

  it('is read in every zone as the moment it names [R-170]', () => {
    const years = { min: new Date('0001-01-02T00:00:00Z'), max: new Date('9998-12-31T00:00:00Z') }
    const moments = fc.date({ ...years, noInvalidDate: true })
    fc.assert(
      fc.property(moments, fc.integer({ min: -14 * 60, max: 14 * 60 }), (moment, offset) => {
        const local = new Date(moment.getTime() + offset * 60_000).toISOString().slice(0, 23)
        const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60]
        const zone = [hours, minutes].map((part) => String(part).padStart(2, '0')).join('')
        const text = `${local.replace('T', ' ')}${offset < 0 ? '-' : '+'}${zone}`
        expect(parseReceivedDate(text)).toBe(moment.getTime())
      }),
    )
  })

  it('is a number or null, whatever comes [R-004]', () => {
    fc.assert(
      fc.property(fc.oneof(anything, anyUnits), (value) => {
        const moment = parseReceivedDate(value)
        expect(moment === null || Number.isInteger(moment)).toBe(true)
      }),
    )
  })
})
