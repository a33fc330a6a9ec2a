'use client'
/** The context that carries the client: one per page, even where two bundles bring this library. */
import { createContext, type Context } from 'react'
import type { WorkbinClient } from '../core/client.js'

const key = Symbol.for('gws-workbins.client-context')

interface Page {
  [key]?: Context<WorkbinClient | null>
}

// A global of our own, under a symbol nobody else has.
const page = globalThis as Page

/** Module federation and duplicate installs meet here, so that they share one link. */
export const clientContext: Context<WorkbinClient | null> = (page[key] ??=
  createContext<WorkbinClient | null>(null))
