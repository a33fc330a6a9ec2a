/** The comparer of pictures: what it takes for a change, and what not. */
import { readdirSync, statSync } from 'node:fs'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { comparePictures } from '../scripts/visual/comparePictures.mjs'
import { views } from '../scripts/visual/views.mjs'

/** A white picture with a black square in it, or another paper. */
function draw(size: number, at: number, paper = 255): Buffer {
  const picture = new PNG({ width: size, height: size })
  picture.data.fill(paper)
  for (let y = at; y < at + 10; y += 1)
    for (let x = at; x < at + 10; x += 1)
      picture.data.fill(0, 4 * (y * size + x), 4 * (y * size + x) + 3)
  return PNG.sync.write(picture)
}

describe('pictures', () => {
  it('are alike where nothing has moved', () => {
    expect(comparePictures(draw(60, 5), draw(60, 5)).changed).toBe(0)
  })

  it('differ where something has moved, and it is shown', () => {
    const { changed, picture } = comparePictures(draw(60, 5), draw(60, 40))
    expect(changed).toBeGreaterThan(150)
    expect(picture && PNG.sync.read(picture).width).toBe(60)
  })

  it('differ where a ground is a little darker', () => {
    expect(comparePictures(draw(60, 5), draw(60, 5, 246)).changed).toBeGreaterThan(3_000)
  })

  it('differ where one is larger', () => {
    expect(comparePictures(draw(60, 5), draw(61, 5)).why).toBe('60 × 60 has become 61 × 61')
  })
})

describe('the references', () => {
  it('are those of the views, and small together', () => {
    const files = readdirSync('test/visual').filter((name) => name.endsWith('.png'))
    const named = views.map(({ name }) => `${name}.png`)
    expect(files.length).toBeGreaterThan(0)
    expect(files.filter((name) => !named.includes(name))).toEqual([])
    const bytes = files.reduce((sum, name) => sum + statSync(`test/visual/${name}`).size, 0)
    expect(bytes).toBeLessThan(4 * 1024 * 1024)
  })
})
