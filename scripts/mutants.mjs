// Takes one guard after the other out of the machines, and looks whether the models notice: npm run test:mutants [-- --only name --histories 60000 --seed 1]
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'vite'

/**
 * One guard, as an exact text in one file of src/core, and what stands there without it.
 * @typedef {{ name: string, file: string, find: string, replace: string, survives?: string, histories?: number }} Mutant
 * @typedef {{ after: number, broken: string | null }} Outcome
 */

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    histories: { type: 'string', default: '60000' },
    seed: { type: 'string', default: '20261122' },
  },
})
/** A mutant that never comes to an end is noticed, too. Nothing that is well takes as long. */
const mostMs = 600_000

/** Inside the project, where fast-check is found. */
const workshop = resolve('.cache/mutants')

const all = /** @type {Mutant[]} */ (JSON.parse(readFileSync('test/core/mutants.json', 'utf8')))
const mutants = all.filter(({ name }) => values.only === undefined || name === values.only)

/** @param {Mutant} mutant @returns {string} the file without its guard */
function mutate({ file, find, name, replace }) {
  const text = readFileSync(join('src/core', file), 'utf8')
  const parts = text.split(find)
  if (parts.length !== 2) {
    throw new Error(`${name}: ${parts.length - 1} places in ${file}, one is needed:\n${find}`)
  }
  return parts.join(replace)
}

/** @param {Mutant} mutant @param {string} text @returns {Promise<string>} the program that hunts it */
async function prepare({ file, name }, text) {
  const folder = join(workshop, name)
  for (const part of ['src', 'test/core']) cpSync(part, join(folder, part), { recursive: true })
  writeFileSync(join(folder, 'src/core', file), text)
  await build({
    configFile: false,
    logLevel: 'error',
    root: folder,
    build: {
      ssr: 'test/core/hunt.ts',
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'hunt.mjs' } },
    },
  })
  return join(folder, 'dist/hunt.mjs')
}

/** @param {string} program @param {string} histories @returns {Promise<Outcome>} */
function hunt(program, histories) {
  return new Promise((done, fail) => {
    const args = [program, histories, values.seed]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let [out, err] = ['', '']
    let isTooLong = false
    const timer = setTimeout(() => {
      isTooLong = true
      child.kill()
    }, mostMs)
    child.stdout.on('data', (data) => (out += String(data)))
    child.stderr.on('data', (data) => (err += String(data)))
    child.on('close', (code) => {
      clearTimeout(timer)
      if (isTooLong) done({ after: 0, broken: 'comes to no end' })
      else if (code === 0) done(/** @type {Outcome} */ (JSON.parse(out)))
      else fail(new Error(err))
    })
  })
}

/** @param {Mutant} mutant @param {Outcome} outcome @returns {boolean} whether it is as it should be */
function tell({ name, survives }, { after, broken }) {
  const isExpected = (broken === null) === (survives !== undefined)
  const what =
    broken === null
      ? `survived ${after}: ${survives ?? 'NO REASON KNOWN'}`
      : `killed after ${after}: ${broken}`
  console.log(`${isExpected ? '  ' : '! '}${name.padEnd(28)}${what}`)
  if (broken !== null && survives !== undefined) {
    console.log('  … and is said to survive: take its reason out of the list.')
  }
  return isExpected
}

if (mutants.length === 0) throw new Error(`no mutant is called ${values.only}`)
// A list that does not fit the source fails before anything runs.
const texts = new Map(mutants.map((mutant) => [mutant, mutate(mutant)]))
rmSync(workshop, { recursive: true, force: true })
mkdirSync(workshop, { recursive: true })
const start = Date.now()
const queue = [...texts]
/** @type {string[]} */
const wrong = []

/** Takes mutants off the queue until it is empty. */
async function work() {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const [mutant, text] = next
    // Some are so rare that chance needs longer to meet them.
    const histories = String(mutant.histories ?? values.histories)
    const outcome = await hunt(await prepare(mutant, text), histories)
    if (!tell(mutant, outcome)) wrong.push(mutant.name)
    rmSync(join(workshop, mutant.name), { recursive: true, force: true })
  }
}
await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, work))
const allowed = mutants.filter(({ survives }) => survives !== undefined).length
console.log(
  `${mutants.length} mutants, ${allowed} of them allowed to survive, ${Math.round((Date.now() - start) / 1_000)} s, ${wrong.length} not as they should be`,
)
if (wrong.length > 0) process.exitCode = 1
