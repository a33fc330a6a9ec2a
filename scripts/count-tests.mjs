// Prints one line, `N passed, M failed, K skipped`, over the Vitest JSON reports in a folder: node scripts/count-tests.mjs <folder>
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {{ status: string, assertionResults: { status: string }[] }} File */

const [folder = '.'] = process.argv.slice(2)
const files = readdirSync(folder).flatMap((name) => {
  const report = /** @type {{ testResults: File[] }} */ (
    JSON.parse(readFileSync(join(folder, name), 'utf8'))
  )
  return report.testResults
})
// A file that could not even be loaded counts as one failure.
const results = files.flatMap(({ status, assertionResults }) =>
  status === 'failed' && assertionResults.every((test) => test.status !== 'failed')
    ? [...assertionResults, { status: 'failed' }]
    : assertionResults,
)
/** @param {string[]} statuses */
const count = (...statuses) => results.filter(({ status }) => statuses.includes(status)).length

console.log(
  `${count('passed')} passed, ${count('failed')} failed, ${count('skipped', 'pending', 'todo', 'disabled')} skipped`,
)
