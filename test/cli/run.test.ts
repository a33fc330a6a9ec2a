// The command line, in this process: what it says, what it starts, how it ends.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSimulatorControl, scenarios, type LogEntry } from 'gws-workbins/simulator'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { parseSimulatorArguments } from '../../src/cli/parseSimulatorArguments.js'
import { run } from '../../src/cli/run.js'

let stopping = new AbortController()
let written = { out: '', error: '' }
let onOutput: (() => void) | undefined

beforeEach(() => {
  stopping = new AbortController()
  written = { out: '', error: '' }
  onOutput = undefined
})

afterEach(() => stopping.abort())

const call = (...args: readonly string[]) =>
  run(args, {
    out: (text) => {
      written.out += text
      onOutput?.()
    },
    error: (text) => {
      written.error += text
    },
    stop: stopping.signal,
  })

describe('gws-workbins', () => {
  it.each([[[]], [['--help']], [['-h']]])('shows its help for %j', async (args) => {
    expect(await call(...args)).toBe(0)
    expect(written.out).toMatch(/^Usage: gws-workbins <command>/)
    expect(written.out).toContain('simulator')
  })

  it('shows its version', async () => {
    expect(await call('--version')).toBe(0)
    expect(written.out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  it('refuses a command there is not, with exit code 2 [R-072]', async () => {
    expect(await call('simulate')).toBe(2)
    expect(written).toEqual({
      out: '',
      error: 'gws-workbins: there is no command "simulate". See gws-workbins --help.\n',
    })
  })
})

describe('gws-workbins simulator', () => {
  it('shows its help and its scenarios', async () => {
    expect(await call('simulator', '--help')).toBe(0)
    expect(written.out).toMatch(/^Usage: gws-workbins simulator/)
    written.out = ''
    expect(await call('simulator', '--list-scenarios')).toBe(0)
    const lines = written.out.trimEnd().split('\n')
    expect(lines).toHaveLength(Object.keys(scenarios).length)
    expect(lines[0]).toMatch(/^healthy {2,}Everything works/)
  })

  it('names in its help every option it takes', async () => {
    await call('simulator', '--help')
    const named = written.out.match(/^ {2}(?:-h, )?--[\w-]+/gm)?.map((each) => each.trim())
    expect(named).toEqual([
      '--port',
      '--host',
      '--world',
      '--scenario',
      '--seed',
      '--sign-in',
      '--agent-session',
      '--no-csrf',
      '--max-sessions',
      '--poll-timeout',
      '--max-interval',
      '--cookie-suffix',
      '--list-scenarios',
      '-h, --help',
    ])
  })

  it('runs until it is stopped, and says how to reach it [R-072]', async () => {
    const greeted = new Promise<void>((resolve) => {
      onOutput = resolve
    })
    const ended = call('simulator', '--port', '0', '--scenario', 'refuse')
    await greeted
    const url = /http:\/\/localhost:\d+/.exec(written.out)?.[0] ?? ''
    expect(written.out).toBe(`A simulated GWS listens at ${url}
  scenario  refuse
  provider  <CometdProvider url="${url}/api/v2">
  control   ${url}/simulator
Stop it with Ctrl+C.
`)
    expect(await (await fetch(`${url}/simulator/scenario`)).json()).toEqual({ name: 'refuse' })
    stopping.abort()
    expect(await ended).toBe(0)
    await expect(fetch(url)).rejects.toThrow('fetch failed')
  })

  it('plays Monday morning by itself, in a large world too, and ends [R-158]', async () => {
    const greeted = new Promise<void>((resolve) => {
      onOutput = resolve
    })
    const options = ['--port', '0', '--world', 'large', '--scenario', 'monday-morning']
    const ended = call('simulator', ...options)
    await greeted
    const url = /http:\/\/localhost:\d+/.exec(written.out)?.[0] ?? ''
    const control = createSimulatorControl(fetch, url)
    const added = (entry: LogEntry) => entry.kind === 'action' && entry.action === 'addItem'
    await vi.waitFor(
      async () => expect((await control.log.entries()).some(added)).toBe(true),
      10_000,
    )
    expect((await control.world.dump()).agents).toHaveLength(200)
    stopping.abort()
    expect(await ended).toBe(0)
  })

  it('ends at once where it was stopped before it began', async () => {
    stopping.abort()
    expect(await call('simulator', '--port', '0')).toBe(0)
  })

  it('says which port is in use, with exit code 2 [R-072]', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => {
      server.listen(0, 'localhost', resolve)
    })
    const { port } = server.address() as AddressInfo
    expect(await call('simulator', '--port', String(port))).toBe(2)
    expect(written.error).toBe(
      `gws-workbins: port ${port} is in use. Choose another with --port, or --port 0.\n`,
    )
    server.close()
  })

  it.each([
    [['--port', 'http'], '--port must be a whole number from 0 to 65535, not "http".'],
    [['--port', '65536'], '--port must be a whole number from 0 to 65535, not "65536".'],
    [['--port', ''], '--port must be a whole number from 0 to 65535, not "".'],
    [['--seed=-1'], /^--seed must be a whole number from 0 to/],
    [
      ['--scenario', 'sunny'],
      /^there is no scenario "sunny"\. The scenarios are healthy, confirm-/,
    ],
    [['--sign-in', 'maybe'], '--sign-in must be automatic or required, not "maybe".'],
    [['--agent-session', 'on'], '--agent-session must be started or required, not "on".'],
    [['--max-sessions=-2'], /^--max-sessions must be a whole number from -1/],
    [['--poll-timeout', '0'], /^--poll-timeout must be a whole number from 1/],
    [['--max-interval', '1.5'], /^--max-interval must be a whole number/],
    [['--cookie-suffix', 'a;b'], /^--cookie-suffix may hold letters/],
    [['--ports', '1'], /^Unknown option '--ports'.* See gws-workbins simulator --help\.$/],
    [['--port'], /^Option '--port <value>' argument missing See/],
    [['extra'], /^Unexpected argument 'extra'/],
  ])('refuses %j with exit code 2', async (args, message) => {
    expect(await call('simulator', ...args)).toBe(2)
    expect(written.out).toBe('')
    expect(written.error.replace(/^gws-workbins: /, '').trimEnd()).toMatch(message)
  })
})

describe('the arguments of the simulator', () => {
  it('are its options', () => {
    const args =
      '--port 9000 --host 127.0.0.1 --scenario refuse --seed 7 --no-csrf --sign-in required ' +
      '--agent-session required --max-sessions 1 --poll-timeout 5000 --max-interval 2000 ' +
      '--cookie-suffix -2'
    const joined = args.replace('--cookie-suffix -2', '--cookie-suffix=-2').split(' ')
    expect(parseSimulatorArguments(joined)).toEqual({
      action: 'start',
      options: {
        port: 9000,
        host: '127.0.0.1',
        scenario: 'refuse',
        seed: 7,
        csrf: false,
        signIn: 'required',
        agentSession: 'required',
        maxSessionsPerBrowser: 1,
        pollTimeoutMs: 5000,
        maxIntervalMs: 2000,
        cookieSuffix: '-2',
      },
    })
  })

  it('choose the world', () => {
    const world = (name: string) => {
      const request = parseSimulatorArguments(['--world', name])
      return request.action === 'start' ? request.options.world : undefined
    }
    expect(world('large')?.agents).toHaveLength(200)
    expect(world('demo')).toBeUndefined()
    expect(() => world('small')).toThrow('--world must be demo or large, not "small".')
  })

  it('begin with port 8080 and the simulator’s own defaults', () => {
    expect(parseSimulatorArguments([])).toEqual({
      action: 'start',
      options: { port: 8080, csrf: true },
    })
  })
})
