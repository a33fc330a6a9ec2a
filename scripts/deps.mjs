// Installs the dependencies when they differ from the lockfile, so that `npm start` and `npm test` work on a fresh clone.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`This project needs Node 20.19 or later; this is ${process.versions.node}.`)
  process.exit(1)
}

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean }> }} Lockfile */

/** @param {string} path @returns {Lockfile['packages']} what a lockfile lists */
function packagesOf(path) {
  if (!existsSync(path)) return {}
  return /** @type {Lockfile} */ (JSON.parse(readFileSync(path, 'utf8'))).packages
}

/** @param {string} folder @returns {boolean} whether it differs from its lockfile */
function isStale(folder) {
  const installed = packagesOf(`${folder}/node_modules/.package-lock.json`)
  // Optional packages are those of other platforms: they are rightly absent.
  return Object.entries(packagesOf(`${folder}/package-lock.json`)).some(
    ([path, { version, optional }]) =>
      path !== '' && !optional && installed[path]?.version !== version,
  )
}

// React 18 has a folder of its own, for the tests that run on it.
for (const folder of ['.', 'test/react-18'].filter(isStale)) {
  console.error(`Installing dependencies of ${folder} (once, up to half a minute)…`)
  const { status } = spawnSync('npm', ['ci'], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}
