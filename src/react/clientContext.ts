'use client'
/** The context that carries the client: one per page, even where two bundles bring this library. */
import { createContext, type Context } from 'react'
import type { LeanClient } from '../core/LeanClient.js'

const key = Symbol.for('gws-workbins.client-context')

interface Page {
  [key]?: Context<LeanClient | null>
}

// A global of our own, under a symbol nobody else has.
const page = globalThis as Page

/** Module federation and duplicate installs meet here, so that they share one link. */
export const clientContext: Context<LeanClient | null> = (page[key] ??=
  createContext<LeanClient | null>(null))
