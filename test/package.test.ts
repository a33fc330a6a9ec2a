/** Looks at what is published: the built dist, loaded by plain Node, and the list of files that npm would pack. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'

interface Manifest {
  readonly bin: Readonly<Record<string, string>>
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest // our own file

/** Every file that package.json names. */
const targets = [
  ...Object.values(manifest.exports).flatMap((target) =>
    typeof target === 'string' ? target : Object.values(target),
  ),
  ...Object.values(manifest.bin),
].map((path) => posix.normalize(path))

/** The packages that a consumer has, as they are imported. */
const available = ['react', 'react/jsx-runtime', '@tanstack/react-query', 'cometd']

/** What no code of ours may do in a page. */
const forbidden = [
  /\beval\s*\(/,
  /\bnew Function\b/,
  /\binnerHTML\b/i,
  /\bdocument\.write\b/,
  /\bpostMessage\b/,
  /\b(local|session)Storage\b/,
  /\bindexedDB\b/,
]

/** Paths in the tarball. npm packs no folder called node_modules, wherever it is. */
const packed = new Set(
  (
    JSON.parse(run('npm', 'pack', '--dry-run', '--json', '--ignore-scripts')) as [
      { files: { path: string }[] },
    ]
  )[0].files // npm's own format
    .map(({ path }) => path),
)

const modules = [...packed].filter((path) => /\.(js|d\.ts)$/.test(path)).map(readModule)
const scripts = modules.filter(({ path }) => path.endsWith('.js'))
const ours = scripts.filter(({ path }) => !path.startsWith('dist/vendor/'))

interface Module {
  readonly path: string
  /** Without comments. */
  readonly code: string
  /** Specifiers, as they are written. */
  readonly imports: readonly string[]
}

function readModule(path: string): Module {
  const text = readFileSync(path, 'utf8')
  const { module, comments } = parseSync(path, text)
  const imports = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) =>
      text.slice(moduleRequest.start + 1, moduleRequest.end - 1),
    ),
  ]
  const code = comments.reduceRight(
    (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
    text,
  )
  return { path, code, imports: [...new Set(imports)] }
}

function run(command: string, ...args: string[]): string {
  return execFileSync(command, args, { encoding: 'utf8', shell: process.platform === 'win32' })
}

const isRelative = (specifier: string): boolean => specifier.startsWith('.')
const isNode = (specifier: string): boolean => specifier.startsWith('node:')

/** The file that a relative import means: in declarations, that of `./a.js` is `./a.d.ts`. */
function fileOf(importer: string, specifier: string): string {
  const path = posix.join(posix.dirname(importer), specifier)
  return importer.endsWith('.d.ts') ? path.replace(/\.js$/, '.d.ts') : path
}

/** The modules that a file needs, itself among them. */
function reachedFrom(entry: string): Module[] {
  const reached = new Set([entry])
  for (const path of reached)
    for (const specifier of modules.find((module) => module.path === path)?.imports ?? [])
      if (isRelative(specifier)) reached.add(fileOf(path, specifier))
  return modules.filter(({ path }) => reached.has(path))
}

describe('the package', () => {
  it('exports what etc/exports.json lists, and loads in Node without a page', async () => {
    const entries = Object.entries(manifest.exports)
      .filter(([, target]) => typeof target === 'object' && target['default']?.endsWith('.js'))
      .map(([entry]) => posix.join('gws-workbins', entry))
    const listing = `
      const listed = {}
      for (const entry of ${JSON.stringify(entries)})
        listed[entry] = Object.fromEntries(
          Object.entries(await import(entry)).map(([name, value]) => [name, typeof value]))
      console.log(JSON.stringify(listed, null, 2))`
    const listed = execFileSync(process.execPath, ['--input-type=module', '--eval', listing], {
      encoding: 'utf8',
    })
    await expect(listed).toMatchFileSnapshot('../etc/exports.json')
  })

  it('packs every file that package.json names', () => {
    expect(targets.filter((path) => !packed.has(path))).toEqual([])
  })

  it('packs the notices of what it bundles, and none of its own tests', () => {
    const notices = ['LICENSE', 'THIRD-PARTY-NOTICES.md']
    expect(notices.filter((path) => !packed.has(path))).toEqual([])
    expect([...packed].filter((path) => /\b(test|stories|scripts)\//.test(path))).toEqual([])
  })

  it('packs every file that another one imports', () => {
    const missing = modules.flatMap(({ path, imports }) =>
      imports
        .filter(isRelative)
        .map((specifier) => fileOf(path, specifier))
        .filter((target) => !packed.has(target))
        .map((target) => `${path} → ${target}`),
    )
    expect(missing).toEqual([])
  })

  it('imports no package that a consumer may lack, in code or in types', () => {
    const declarations = targets
      .filter((path) => path.endsWith('.d.ts'))
      .flatMap((path) => reachedFrom(path))
    const unknown = [...scripts, ...new Set(declarations)].flatMap(({ path, imports }) =>
      imports
        .filter((name) => !isRelative(name) && !isNode(name) && !available.includes(name))
        .map((name) => `${path} → ${name}`),
    )
    expect(unknown).toEqual([])
  })

  it.each(['index', 'core', 'devtools', 'simulator'])('keeps Node out of %s', (entry) => {
    const files = [...reachedFrom(`dist/${entry}.js`), ...reachedFrom(`dist/${entry}.d.ts`)]
    expect(files.length).toBeGreaterThan(1)
    expect(files.filter(({ imports }) => imports.some(isNode)).map(({ path }) => path)).toEqual([])
  })

  it('keeps React out of core', () => {
    const react = reachedFrom('dist/core.js').filter(({ imports }) =>
      imports.some((name) => /^(react|@tanstack\/react-query)\b/.test(name)),
    )
    expect(react.map(({ path }) => path)).toEqual([])
  })

  it('marks every file that calls a hook or makes a context as client code', () => {
    const react = ours.filter(({ path }) => /^dist\/(react|components|devtools)\//.test(path))
    const clients = react.filter(({ code }) =>
      /\b(use[A-Z]\w*|createContext)\(|\bextends (Pure)?Component\b/.test(code),
    )
    expect(clients.length).toBeGreaterThan(0)
    const unmarked = clients.filter(({ code }) => !/^\s*['"]use client['"]/.test(code))
    expect(unmarked.map(({ path }) => path)).toEqual([])
  })

  it('starts the command by its shebang', () => {
    const command = readFileSync(manifest.bin['gws-workbins'] ?? '', 'utf8')
    expect(command.startsWith('#!/usr/bin/env node\n')).toBe(true)
  })

  it('evaluates no text, writes no markup and stores nothing in the page', () => {
    const found = ours.flatMap(({ path, code }) =>
      forbidden.filter((pattern) => pattern.test(code)).map((pattern) => `${path}: ${pattern}`),
    )
    expect(found).toEqual([])
  })
})
