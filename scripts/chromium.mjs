// Finds a Chromium for the browser tests, or installs one, or says exactly what to do. Runs before anything is built.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const systemPaths = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** How every Chromium of the tests is started: with nothing that reaches for a network or a screen. */
export const chromiumArguments = [
  // Chromium's sandbox cannot start as root, which is how containers run.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** @returns {string | undefined} where Playwright would look for its own browser */
function playwrightPath() {
  try {
    const playwright = /** @type {typeof import('playwright')} */ (
      createRequire(import.meta.url)('playwright')
    )
    return playwright.chromium.executablePath()
  } catch {
    return undefined // the dependencies are not installed yet
  }
}

/**
 * Looks for a browser of the Chromium family: `CHROMIUM_PATH`, then Playwright's own, then the system's.
 * @returns {string | undefined} its path
 */
export function findChromium() {
  const named = process.env['CHROMIUM_PATH']
  if (named && !existsSync(named))
    throw new Error(
      `CHROMIUM_PATH is set to ${named}, and no file is there: correct it, or unset it to let the tests look for a browser.`,
    )
  if (named) return named
  return [playwrightPath(), ...systemPaths].find((path) => path !== undefined && existsSync(path))
}

/**
 * A Chromium that has windows, where there is one: the headless shell hides and freezes no tab.
 * @returns {string | undefined} its path
 */
export function findFullChromium() {
  /** @param {string | undefined} path */
  const isFull = (path) => path !== undefined && !/headless.shell/.test(path) && existsSync(path)
  return (
    [process.env['CHROMIUM_PATH'], ...systemPaths, playwrightPath()].find(isFull) ?? findChromium()
  )
}

/** @param {string} command @param {string[]} args @returns {boolean} whether it ended well */
const run = (command, ...args) =>
  spawnSync(command, args, {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0

/** Debian's package installs wherever a Debian mirror is in reach, Playwright's wherever its own download site is. */
function installChromium() {
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    run('apt-get', 'update', '-qq')
    for (const name of ['chromium-headless-shell', 'chromium'])
      if (run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', name)) return
  }
  run('npx', 'playwright', 'install', 'chromium', '--only-shell')
}

function ensureChromium() {
  const found = findChromium()
  if (found) return found
  console.error('No Chromium found: installing one for the browser tests (once).')
  installChromium()
  return findChromium()
}

const help = `
The browser tests need a Chromium, and none was found or could be installed. Any one of these will do:
  Debian, Ubuntu      sudo apt-get install chromium
  macOS, Windows      install Google Chrome, or run: npx playwright install chromium
  anywhere            CHROMIUM_PATH=/path/to/chrome npm test
The tests that need no browser run with: npm run test:unit`

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const path = ensureChromium()
    if (!path) throw new Error(help)
    console.log(`Chromium: ${path}`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
