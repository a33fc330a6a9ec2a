/** The architecture, as data: which layer may import what, and how a source file looks. Compared with every file of src. */
import { readFileSync, readdirSync } from 'node:fs'
import { posix } from 'node:path'
import { parseSync, type ParseResult } from 'vite'
import { describe, expect, it } from 'vitest'

/** What each layer may import besides itself: `./x` is a layer or a file of src, anything else a package. */
const layers: Readonly<Record<string, readonly string[]>> = {
  /** What GWS says. Pure and total. */
  protocol: [],
  /** What is true now. No React, no page, no CometD. */
  core: ['./protocol'],
  /** How bytes travel. */
  transport: ['./core', './protocol', 'cometd'],
  /** How React sees it. */
  react: ['./core', './protocol', './transport/client', 'react', '@tanstack/react-query'],
  /** What the agent sees. */
  components: ['./react', './core', './protocol', 'react'],
  /** What developers see. Of the simulator only types. */
  devtools: [
    './components',
    './react',
    './core',
    './protocol',
    './simulator',
    'react',
    '@tanstack/react-query',
  ],
  /** A GWS that behaves, and misbehaves on request. Node only where no page arrives: see `pageEntries`. */
  simulator: ['./protocol', 'cometd-nodejs-server', 'node:'],
  /** The command. */
  cli: ['./simulator', './transport', './core', './protocol', 'node:'],
}

/** What each entry of the package shows to the world. Nobody imports an entry. */
const entries: Readonly<Record<string, readonly string[]>> = {
  'index.ts': ['./components', './react', './transport', './core', './protocol'],
  'devtools.ts': ['./devtools', './core'],
  'core.ts': ['./transport', './core', './protocol'],
  'simulator.ts': ['./simulator', './protocol'],
}

/** Entries that run in a page: nothing they reach may ask for Node. */
const pageEntries = Object.keys(entries)

/** Names that say nothing about what is inside. A folder has no barrel either. */
const emptyNames = /^(utils?|helpers?|common|shared|misc|types?|constants?|index)$/

const maxLines = 300

/** An entry is a list of names, longer than it is hard to read. */
const maxEntryLines = 400

type StaticImport = ParseResult['module']['staticImports'][number]

interface SourceFile {
  /** Relative to src, with forward slashes. */
  readonly path: string
  readonly text: string
}

/** Everything wrong with these files, one sentence each. */
function findViolations(files: readonly SourceFile[]): string[] {
  const paths = new Set(files.map(({ path }) => path))
  const imports = new Map(files.map((file) => [file.path, importsOf(file, paths)]))
  return [
    ...files.flatMap((file) => [...looks(file), ...directions(file.path, imports)]),
    ...pageEntries.flatMap((entry) => nodeInPage(entry, imports)),
  ]
}

/** The modules a file imports or re-exports: `./layer/file.ts` within src, anything else as it is written. */
function importsOf(
  { path, text }: SourceFile,
  paths: ReadonlySet<string>,
  isCounted: (statement: StaticImport) => boolean = () => true,
): string[] {
  const { module } = parseSync(path, text)
  const written = [
    ...module.staticImports.filter(isCounted).map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries: names }) =>
      names.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) =>
      text.slice(moduleRequest.start + 1, moduleRequest.end - 1),
    ),
  ]
  return [...new Set(written)].map((specifier) => {
    if (!specifier.startsWith('.')) return specifier
    const bare = posix.join(posix.dirname(path), specifier).replace(/\.js$/, '')
    return `./${[`${bare}.ts`, `${bare}.tsx`].find((name) => paths.has(name)) ?? bare}`
  })
}

function directions(path: string, imports: ReadonlyMap<string, readonly string[]>): string[] {
  const layer = path.includes('/') ? (path.split('/')[0] ?? '') : undefined
  const allowed = layer === undefined ? entries[path] : layers[layer]
  if (allowed === undefined) return [`${path} is in no layer of the table`]
  return (imports.get(path) ?? []).flatMap((target) => {
    if (target.slice(2) in entries) return [`${path} imports the entry ${target}`]
    const isOwn = layer !== undefined && target.startsWith(`./${layer}/`)
    return isOwn || allowed.some((rule) => matches(target, rule))
      ? []
      : [`${path} may not import ${target}`]
  })
}

const matches = (target: string, rule: string): boolean =>
  target === rule ||
  target.startsWith(rule.endsWith(':') ? rule : `${rule}/`) ||
  target.replace(/\.tsx?$/, '') === rule

function nodeInPage(entry: string, imports: ReadonlyMap<string, readonly string[]>): string[] {
  const reached = new Set([`./${entry}`])
  for (const target of reached)
    for (const next of imports.get(target.slice(2)) ?? []) reached.add(next)
  return [...reached]
    .filter((target) => target.startsWith('node:'))
    .map((target) => `${entry} reaches ${target}`)
}

function looks({ path, text }: SourceFile): string[] {
  const lines = text.trimEnd().split('\n')
  const head = text.replace(/^(#!.*|['"]use client['"];?|\s*)\n/gm, '')
  const name = posix.basename(path).replace(/\..*$/, '')
  const { staticExports } = parseSync(path, text).module
  const exported = staticExports.flatMap((statement) => statement.entries)
  const isEntry = path in entries
  return [
    ...(/^(\/\*\*|\/\/)(\n \*)? \S/.test(head)
      ? []
      : [`${path} does not begin with its responsibility`]),
    ...(lines.length > (isEntry ? maxEntryLines : maxLines)
      ? [`${path} has ${lines.length} lines`]
      : []),
    ...(emptyNames.test(name) && !isEntry ? [`${path} has a name that says nothing`] : []),
    ...(exported.some(({ exportName }) => exportName.kind === 'Default')
      ? [`${path} has a default export`]
      : []),
    ...(exported.some(({ importName }) => importName.kind === 'AllButDefault')
      ? [`${path} has an export *`]
      : []),
  ]
}

const source = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.tsx?$/.test(path))
  .map((path): SourceFile => ({ path, text: readFileSync(`src/${path}`, 'utf8') }))

describe('the source', () => {
  it('keeps the direction of the layers and the look of a file', () => {
    expect(findViolations(source)).toEqual([])
  })

  it('has every layer and every entry of the table', () => {
    const found = new Set(source.map(({ path }) => path.split('/')[0]))
    expect(
      [...Object.keys(layers), ...Object.keys(entries)].filter((name) => !found.has(name)),
    ).toEqual([])
  })
})

/** A file that breaks no rule by itself. */
const file = (path: string, ...lines: string[]): SourceFile => ({
  path,
  text: ['/** Says what it does. */', ...lines].join('\n'),
})

/** The files whose code comes with these. */
function codeOf(roots: readonly string[]): ReadonlySet<string> {
  const paths = new Set(source.map(({ path }) => path))
  const isCode = ({ entries: names }: StaticImport): boolean =>
    names.length === 0 || names.some(({ isType }) => !isType)
  const imports = new Map(source.map((each) => [each.path, importsOf(each, paths, isCode)]))
  const reached = new Set(roots)
  for (const path of reached) {
    for (const next of imports.get(path) ?? []) {
      if (paths.has(next.slice(2))) reached.add(next.slice(2))
    }
  }
  return reached
}

describe('the code of a page', () => {
  const badge = ['react/CometdProvider.tsx', 'components/WorkbinStatusBadge.tsx']
  const list = [...badge, 'react/useWorkbinContents.ts']
  /** One file of each part that would bring the rest of it. */
  const parts = {
    lists: 'core/ContentsRegistry.ts',
    moves: 'core/Moves.ts',
    catalogue: 'core/createCatalogue.ts',
    diagnosis: 'core/findings.ts',
    channels: 'core/Channels.ts',
    events: 'core/EventListeners.ts',
    losses: 'core/watchLoss.ts',
    items: 'protocol/parseItem.ts',
  }
  const partsOf = (roots: readonly string[]): string[] => {
    const code = codeOf(roots)
    return Object.entries(parts).flatMap(([name, path]) => (code.has(path) ? [name] : []))
  }

  it('with a live badge has the engine, and none of its other parts [R-134]', () => {
    expect(codeOf(badge)).toContain('core/link.ts')
    expect(partsOf(badge)).toEqual([])
    expect(partsOf(['react/useWorkbinSubscriptions.ts', 'react/useCometdConnection.ts'])).toEqual(
      [],
    )
  })

  it('has each part with the hook that needs it [R-134]', () => {
    expect(partsOf(list)).toEqual(['lists', 'items'])
    expect(partsOf(['react/usePullFromWorkbin.ts'])).toEqual(['moves', 'channels', 'items'])
    expect(partsOf(['react/useWorkbins.ts'])).toEqual(['catalogue'])
    expect(partsOf(['react/useDiagnosis.ts'])).toEqual(['catalogue', 'diagnosis'])
    expect(partsOf(['react/useCometdChannel.ts'])).toEqual(['channels'])
    expect(partsOf(['react/useWorkbinClient.ts'])).toEqual(Object.keys(parts))
  })
})

describe('the rules', () => {
  it.each([
    ['core/a.ts may not import ./transport/b.ts', "import { b } from '../transport/b.js'"],
    ['core/a.ts may not import ./transport/b.ts', "import type { B } from '../transport/b.js'"],
    ['core/a.ts may not import ./transport/b.ts', "export { b } from '../transport/b.js'"],
    ['core/a.ts may not import ./transport/b.ts', "const b = () => import('../transport/b.js')"],
    ['core/a.ts may not import react', "import { useState } from 'react'"],
    ['core/a.ts may not import node:fs', "import { readFileSync } from 'node:fs'"],
    ['core/a.ts may not import ./styles.css', "import '../styles.css'"],
    ['core/a.ts imports the entry ./index.ts', "import { b } from '../index.js'"],
    ['core/a.ts has a default export', 'export default 1'],
    ['core/a.ts has an export *', "export * from './b.js'"],
  ])('finds: %s, in: %s', (violation, line) => {
    const others = [file('transport/b.ts'), file('core/b.ts'), file('index.ts')]
    expect(findViolations([file('core/a.ts', line), ...others])).toEqual([violation])
  })

  it('finds a file that is too long', () => {
    expect(findViolations([file('core/a.ts', ...Array<string>(maxLines).fill('//'))])).toEqual([
      'core/a.ts has 301 lines',
    ])
  })

  it('lets the React layer import the one folder of the transport that makes clients', () => {
    const targets = [file('transport/client/withA.ts'), file('transport/rest.ts')]
    const lines = [
      "import { withA } from '../transport/client/withA.js'",
      "import { rest } from '../transport/rest.js'",
    ]
    expect(findViolations([file('react/useA.ts', ...lines), ...targets])).toEqual([
      'react/useA.ts may not import ./transport/rest.ts',
    ])
  })

  it('lets only what no page reaches import Node', () => {
    const node = file('simulator/server.ts', "import { createServer } from 'node:http'")
    const page = file('simulator/model.ts', "import { server } from './server.js'")
    const entry = file('simulator.ts', "export { model } from './simulator/model.js'")
    expect(findViolations([node, file('simulator/model.ts'), entry])).toEqual([])
    expect(findViolations([node, page, entry])).toEqual(['simulator.ts reaches node:http'])
  })

  it.each([
    ['protocol/utils.ts', 'protocol/utils.ts has a name that says nothing'],
    ['core/index.ts', 'core/index.ts has a name that says nothing'],
    ['services/a.ts', 'services/a.ts is in no layer of the table'],
    ['other.ts', 'other.ts is in no layer of the table'],
  ])('refuses the place %s', (path, violation) => {
    expect(findViolations([file(path)])).toEqual([violation])
  })

  it('wants the responsibility first, after a directive or a shebang', () => {
    const text = ["'use client'", '', 'export const a = 1'].join('\n')
    expect(findViolations([{ path: 'react/a.ts', text }])).toEqual([
      'react/a.ts does not begin with its responsibility',
    ])
    const told = ['#!/usr/bin/env node', '/** Runs. */', 'export const a = 1'].join('\n')
    expect(findViolations([{ path: 'cli/main.ts', text: told }])).toEqual([])
  })

  it('does not take an example in a comment for an import', () => {
    const lines = ['/**', " * import { a } from 'react'", ' */', 'export const a = 1']
    expect(findViolations([file('core/a.ts', ...lines)])).toEqual([])
  })
})
