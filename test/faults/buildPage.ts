/** Builds the desk's page once per run, as hosts would: with React for production, and again with React for development. */
import react from '@vitejs/plugin-react'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of the page with React for production, and of the one for development. */
    readonly pages: { readonly production: string; readonly development: string }
  }
}

/** Which React the page is built with. StrictMode runs effects twice in `development` only. */
export type PageMode = 'production' | 'development'

/** Vitest's global set-up; the function returned takes the folders away. */
export default async function buildPages(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'gws-workbins-desk-'))
  const pages = {
    production: join(folder, 'production'),
    development: join(folder, 'development'),
  }
  await buildPage('production', pages.production)
  await buildPage('development', pages.development)
  project.provide('pages', pages)
  return () => rm(folder, { recursive: true })
}

/** Builds the page of one mode into `outDir`. */
export async function buildPage(mode: PageMode, outDir: string): Promise<void> {
  // Vitest says "test", which is neither; Vite and the React plugin ask this variable.
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = mode
  try {
    await build({
      configFile: false,
      logLevel: 'warn',
      mode,
      root: join(import.meta.dirname, 'page'),
      base: './',
      plugins: [react()],
      resolve: { tsconfigPaths: true },
      build: { outDir, emptyOutDir: true, target: 'es2022', minify: mode === 'production' },
    })
  } finally {
    process.env['NODE_ENV'] = before
  }
}
