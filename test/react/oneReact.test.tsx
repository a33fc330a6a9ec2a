/** The React that these tests run on: the major version that their project promises, and one copy of it. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderHook } from '@testing-library/react'
import { CometdProvider, useWorkbinClient } from 'gws-workbins'
import { useContext, version, type ReactElement, type ReactNode } from 'react'
import { version as domVersion } from 'react-dom'
import { version as serverVersion } from 'react-dom/server'
import { expect, it } from 'vitest'
import { clientContext } from '../../src/react/clientContext.js'

it('is what the project is called, everywhere [R-110]', () => {
  expect(version.split('.')[0]).toBe(process.env['REACT'])
  expect([domVersion, serverVersion]).toEqual([version, version])
})

// A hook of a second React finds no dispatcher: it throws, and so would each of these five.
it('is one for the testing library, react-query, the library and the test [R-110]', () => {
  const Frame = ({ children }: { readonly children: ReactNode }): ReactElement => (
    <QueryClientProvider client={new QueryClient()}>
      <CometdProvider url="http://localhost/api/v2">{children}</CometdProvider>
    </QueryClientProvider>
  )
  const { result, unmount } = renderHook(() => [useWorkbinClient(), useContext(clientContext)], {
    wrapper: Frame,
  })
  expect(result.current[0]).toBe(result.current[1])
  unmount()
})
