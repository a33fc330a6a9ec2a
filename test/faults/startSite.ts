/** A web site for the fault tests: the built page and a simulated GWS, on one origin or on two. */
import { readFileSync, readdirSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { createSimulator, type Simulator, type SimulatorOptions } from 'gws-workbins/simulator'
import { createRequestHandler, startSimulator } from 'gws-workbins/simulator/node'

/** What a site is made of. */
export interface SiteOptions {
  /** Folder of the built page. */
  readonly folder: string
  readonly simulate?: SimulatorOptions | undefined
  /** More simulators on the same origin; each needs a `basePath` and a `cookieSuffix` of its own. */
  readonly more?: readonly SimulatorOptions[] | undefined
  /** GWS answers on an origin of its own. */
  readonly crossOrigin?: boolean | undefined
  /** The page's Content-Security-Policy. */
  readonly policy?: string | undefined
}

/** A site that listens on this machine. */
export interface Site {
  readonly url: string
  /** The address of the API: root-relative, or absolute where GWS is on another origin. */
  readonly api: string
  readonly simulator: Simulator
  readonly more: readonly Simulator[]
  /** The reply to each request for which it returns true leaves one byte per second. */
  drips: (path: string) => boolean
  close(): Promise<void>
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

/** Starts a site on any free port. */
export async function startSite(options: SiteOptions): Promise<Site> {
  const { crossOrigin = false, simulate, more = [] } = options
  const remote = crossOrigin ? await startSimulator(simulate) : undefined
  const simulator = remote?.simulator ?? createSimulator(simulate)
  const others = more.map((each) => createSimulator(each))
  const local = remote === undefined ? [simulator, ...others] : others
  const handlers = local.map((each) => createRequestHandler(each))
  const sendPage = pageSender(options)
  const drips: ReturnType<typeof setInterval>[] = []

  const server = createServer((request, response) => {
    if (site.drips(request.url ?? '/')) drips.push(dripping(response))
    const answer = handlers.reduceRight<() => void>(
      (next, handler) => () => handler(request, response, next),
      () => sendPage(request, response),
    )
    answer()
  })
  const port = await listen(server)
  const site: Site = {
    url: `http://localhost:${port}`,
    api: remote === undefined ? '/api/v2' : `${remote.url}/api/v2`,
    simulator,
    more: others,
    drips: () => false,
    close: async () => {
      for (const drip of drips) clearInterval(drip)
      await Promise.all([...others, remote ?? simulator].map((each) => each.close()))
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
    },
  }
  return site
}

/** Sends the built files, and a page of nothing for every other address. */
function pageSender({ folder, policy }: SiteOptions) {
  const files = new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => extname(path) in types)
      .map((path) => [`/${path}`, readFileSync(join(folder, path))]),
  )
  const headers = policy === undefined ? {} : { 'content-security-policy': policy }
  return (request: IncomingMessage, response: ServerResponse): void => {
    const { pathname } = new URL(request.url ?? '/', 'http://site')
    const path = pathname === '/' ? '/index.html' : pathname
    const type = types[extname(path)] ?? 'text/html; charset=utf-8'
    const body = files.get(path) ?? '<!doctype html><title>Elsewhere</title><p>Elsewhere</p>'
    response.writeHead(200, { 'content-type': type, ...headers }).end(body)
  }
}

/** Makes the body of a response leave one byte per second. */
function dripping(response: ServerResponse): ReturnType<typeof setInterval> {
  const end = response.end.bind(response)
  let rest = Buffer.alloc(0)
  let isWhole = false
  const drip = setInterval(() => {
    if (!isWhole) return
    response.write(rest.subarray(0, 1))
    rest = rest.subarray(1)
    if (rest.length > 0) return
    clearInterval(drip)
    end()
  }, 1_000)
  response.once('close', () => clearInterval(drip))
  response.end = (body?: unknown) => {
    rest = Buffer.from(typeof body === 'string' ? body : '')
    isWhole = true
    response.flushHeaders()
    return response
  }
  return drip
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, 'localhost', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
}
