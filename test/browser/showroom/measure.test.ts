/** The measures themselves: each finds what is wrong, so that silence means something. */
import { afterEach, describe, expect, it } from 'vitest'
import { cutTexts, iconPlaces, sideScroll, sizes, smallTargets } from './measure.js'

const put = (html: string): HTMLElement => {
  document.body.innerHTML = `<main>${html}</main>`
  return document.querySelector('main') ?? document.body
}

afterEach(() => {
  document.body.innerHTML = ''
})

describe('the measures', () => {
  it('find text that is cut in either direction', () => {
    const cut = (style: string, more = '') =>
      cutTexts(
        put(
          `<p class="gws-x"><span ${more} style="display:block;${style}">Reconnecting</span></p>`,
        ),
      )
    expect(cut('')).toEqual([])
    expect(cut('overflow:hidden;inline-size:2em')).toEqual(['“Reconnecting” is cut'])
    expect(cut('overflow:clip;block-size:.5em')).toEqual(['“Reconnecting” is cut'])
    expect(cut('overflow:auto;inline-size:2em')).toEqual([])
    expect(cut('overflow:hidden;inline-size:2em', 'title="Reconnecting"')).toEqual([])
  })

  it('find what is wider than the window', () => {
    expect(sideScroll(put('<p>fits</p>'))).toEqual([])
    expect(sideScroll(put('<p style="inline-size:9999px">wide</p>'))[0]).toMatch(/<p style/)
  })

  it('find what is hard to hit, and know the label of a box', () => {
    const button = (size: string) =>
      smallTargets(
        put(`<button style="inline-size:${size};block-size:${size};padding:0"></button>`),
      )
    expect(button('24px')).toEqual([])
    expect(button('23px')).toHaveLength(1)
    expect(
      smallTargets(put('<label style="display:block"><input type="checkbox"></label>')),
    ).toHaveLength(1)
  })

  it('find an icon that does not change sides', () => {
    const row = (margin: string) => {
      const html = `<p class="gws-x"><b data-part="icon" style="display:inline-block;margin-${margin}:9px">i</b> text</p>`
      const there = iconPlaces(put(html))
      return [there, iconPlaces(put(`<div dir="rtl">${html}</div>`))]
    }
    expect(row('inline-start')).toEqual([[9], [9]])
    expect(row('left')).toEqual([[9], [0]])
  })

  it('name what they size', () => {
    const html = '<p class="gws-x" style="inline-size:40px;block-size:20px;margin:0"></p>'
    expect(sizes(put(html))).toEqual(['gws-x 40 × 20'])
  })
})
