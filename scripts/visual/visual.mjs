// Compares the stories with the pictures in test/visual, or takes these anew with --update.
// --static=folder takes a Storybook that is built already; --only=name looks at some views alone.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { chromiumArguments, findChromium } from '../chromium.mjs'
import { comparePictures } from './comparePictures.mjs'
import { serveFolder } from './serveFolder.mjs'
import { views } from './views.mjs'

/** Another version draws text otherwise: these pictures are of this one. */
const chromiumMajor = '156'

/** The part of a picture that may differ. */
const tolerance = 0.00005

const references = 'test/visual'
const results = 'test-results/visual'

const { values: options } = parseArgs({
  options: {
    update: { type: 'boolean', default: false },
    static: { type: 'string' },
    only: { type: 'string', default: '' },
  },
})

/** @returns {string} the folder of a built Storybook */
function build() {
  const folder = 'storybook-static'
  console.log('Building the Storybook …')
  const { status } = spawnSync('npx', ['storybook', 'build', '--quiet', '--output-dir', folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error('The Storybook could not be built.')
  return folder
}

async function openBrowser() {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium: run node scripts/chromium.mjs first.')
  const browser = await chromium.launch({
    executablePath,
    args: [...chromiumArguments, '--font-render-hinting=none', '--force-color-profile=srgb'],
  })
  const version = browser.version()
  if (version.split('.')[0] === chromiumMajor) return browser
  await browser.close()
  throw new Error(
    `The pictures are of Chromium ${chromiumMajor}, and this is ${version}: text is drawn otherwise. ` +
      'Set CHROMIUM_PATH to a Chromium of that version, or change it in scripts/visual/visual.mjs and take all pictures anew with --update.',
  )
}

/**
 * @param {import('playwright').Browser} browser
 * @param {string} origin
 * @param {import('./views.mjs').View} view
 */
async function photograph(
  browser,
  origin,
  { story, viewport, globals = '', forcedColors = false, until },
) {
  const page = await browser.newPage({
    viewport,
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    forcedColors: forcedColors ? 'active' : 'none',
  })
  try {
    const set = [until ? '' : 'clock:frozen', globals].filter(Boolean).join(';')
    await page.goto(`${origin}/iframe.html?id=${story}&viewMode=story&globals=${set}`)
    await page.locator('body.sb-show-main .page').waitFor()
    if (until) await page.locator(until).first().waitFor()
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    return await page.screenshot({ fullPage: true, animations: 'disabled', caret: 'hide' })
  } finally {
    await page.close()
  }
}

/** @param {string} name @param {Buffer} actual @returns {string | null} what is wrong */
function check(name, actual) {
  const path = `${references}/${name}.png`
  if (options.update) writeFileSync(path, actual)
  if (!existsSync(path)) return 'has no picture yet: run with --update'
  const { changed, picture, why } = comparePictures(readFileSync(path), actual)
  const part = changed / (actual.readUInt32BE(16) * actual.readUInt32BE(20))
  if (part <= tolerance) return null
  mkdirSync(results, { recursive: true })
  writeFileSync(`${results}/${name}.actual.png`, actual)
  if (picture) writeFileSync(`${results}/${name}.difference.png`, picture)
  return why ?? `${changed} pixels have changed: see ${results}/${name}.difference.png`
}

async function main() {
  const browser = await openBrowser()
  const folder = options.static ?? build()
  const { origin, close } = await serveFolder(folder)
  rmSync(results, { recursive: true, force: true })
  const { entries } = /** @type {{ entries: Record<string, unknown> }} */ (
    JSON.parse(readFileSync(`${folder}/index.json`, 'utf8'))
  )
  let wrong = 0
  try {
    for (const view of views.filter(({ name }) => name.includes(options.only))) {
      const problem =
        view.story in entries
          ? check(view.name, await photograph(browser, origin, view))
          : `has no story ${view.story}`
      if (problem !== null) wrong += 1
      console.log(`${problem === null ? '✓' : '✗'} ${view.name}${problem ? `: ${problem}` : ''}`)
    }
  } finally {
    await browser.close()
    close()
  }
  if (wrong > 0) process.exitCode = 1
}

await main().catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
