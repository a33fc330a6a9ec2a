// Fails when a package-lock.json would not install everywhere: an optional platform package without an entry, or a registry address.
import { readFileSync } from 'node:fs'

/** @typedef {{ version?: string, resolved?: string, optionalDependencies?: Record<string, string> }} Entry */

/** @param {string} file @returns {{ count: number, problems: string[] }} */
function check(file) {
  const { packages } = /** @type {{ packages: Record<string, Entry> }} */ (
    JSON.parse(readFileSync(file, 'utf8'))
  )
  const names = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)))
  const problems = Object.entries(packages).flatMap(([path, entry]) => [
    ...Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !names.has(name))
      .map(
        (name) => `${path}@${entry.version} names ${name}, and the lockfile has no entry for it`,
      ),
    ...(entry.resolved?.startsWith('http') ? [`${path} has an address: ${entry.resolved}`] : []),
  ])
  return { count: names.size, problems: problems.map((problem) => `${file}: ${problem}`) }
}

for (const file of ['package-lock.json', 'test/react-18/package-lock.json']) {
  const { count, problems } = check(file)
  if (problems.length > 0) {
    console.error(problems.join('\n'))
    console.error(
      'Pin the package to a version whose every platform build can be locked; .npmrc omits addresses.',
    )
    process.exit(1)
  }
  console.log(`${file}: ${count} packages, complete for every platform, no address.`)
}
