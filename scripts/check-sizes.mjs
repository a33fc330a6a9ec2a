// Bundles parts of dist as an application would, and fails when one is larger (minified, gzip) than its budget.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

const library = JSON.stringify(resolve('dist/index.js'))
/** @param {string[]} names */
const using = (...names) => `export { ${names.join(', ')} } from ${library}`

/** Every desktop built on this library has these already. */
const peers = [/^react($|\/)/, /^react-dom($|\/)/, /^@tanstack\/react-query$/]
const cometd = /^cometd$/
const engine = /[\\/]dist[\\/](protocol|core|transport)[\\/]/
const reactLayer = /[\\/]dist[\\/]react[\\/]/

const hooks = using('CometdProvider', 'useWorkbinSubscription', 'useCometdConnection')
const worklist = using(
  'CometdProvider',
  'useWorkbinSubscription',
  'useWorkbinContents',
  'usePullFromWorkbin',
  'useAddToWorkbin',
)
const badge = using('WorkbinStatusBadge')
const liveBadge = using('CometdProvider', 'WorkbinStatusBadge')
const everything = `export * from ${library}`
const styles = `import ${JSON.stringify(resolve('dist/styles.css'))}`

/**
 * What the application writes, what is not counted, and the budget in kB (1,000 bytes). Where the
 * design's goal is not reached yet it stands beside the budget, which keeps us from growing further.
 */
const budgets = [
  { what: 'hooks, over ./core', code: hooks, external: [...peers, cometd, engine], kB: 2 },
  {
    what: 'hooks, with the whole engine',
    code: hooks,
    external: [...peers, cometd],
    kB: 21.2,
    goal: 11,
  },
  {
    what: 'hooks, with contents and moves',
    code: worklist,
    external: [...peers, cometd],
    kB: 32.7,
  },
  {
    what: 'the badge adds',
    code: badge,
    external: [...peers, cometd, engine, reactLayer],
    kB: 3.4,
    goal: 2,
  },
  {
    what: 'all of gws-workbins',
    code: everything,
    external: [...peers, cometd],
    kB: 59.5,
    goal: 22,
  },
  { what: 'one live badge, with cometd', code: liveBadge, external: peers, kB: 34.9, goal: 24 },
  { what: 'styles.css', code: styles, external: [], kB: 6 },
]

/**
 * @param {string} code the application's one module
 * @param {RegExp[]} external modules to leave out
 * @returns {Promise<string>} the minified scripts and styles
 */
async function bundle(code, external) {
  const entry = 'virtual:application'
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'application',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? code : undefined),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: entry,
        preserveEntrySignatures: 'strict',
        treeshake: { moduleSideEffects: (_id, isExternal) => (isExternal ? false : undefined) },
        // Called again with the resolved path, which alone says the layer of a relative import.
        external: (id) => external.some((pattern) => pattern.test(id)),
      },
    },
  })
  if (!('output' in result)) throw new Error('Vite gave no bundle.')
  return result.output.map((file) => ('code' in file ? file.code : file.source)).join('')
}

if (!existsSync('dist/index.js')) {
  console.error('dist is missing: run `npm run build` first.')
  process.exit(1)
}
let isOver = false
for (const { what, code, external, kB, goal } of budgets) {
  const bytes = gzipSync(await bundle(code, external), { level: 9 }).length
  const over = bytes > kB * 1000
  isOver ||= over
  const columns = [what.padEnd(31), String(bytes).padStart(6), 'B of', String(kB).padStart(4), 'kB']
  console.log(
    [...columns, over ? '  over budget' : '', goal === undefined ? '' : `  (goal ${goal} kB)`]
      .join(' ')
      .trimEnd(),
  )
}
if (isOver) process.exitCode = 1
