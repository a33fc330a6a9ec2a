/** Prepares a test that renders: matchers for the DOM, unmounting after each test, and a console that must stay silent. */
import '@testing-library/jest-dom/vitest'
import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'
import './setup-node.js'

afterEach(cleanup)
