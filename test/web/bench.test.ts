import { spawn } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countyOnce } from '../support/prepared.js'
import { CHROMIUM, type Console, countyMarket, openConsole, withoutBrowser } from './browser.js'

let console: Console
beforeAll(async () => {
  if (!withoutBrowser) console = await openConsole(countyMarket)
}, 600_000)
afterAll(() => console?.close())

/** What a bench says; fails with it where it does not end well. */
const bench = (script: string, ...args: string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`bench/console/${script}.mjs`, ...args], {
      env: { ...process.env, CHROMIUM },
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        said += chunk
      })
    child.once('close', (code) => (code === 0 ? resolve(said) : reject(new Error(said))))
  })

describe.skipIf(withoutBrowser)('the benches of the console, at a tiny size', () => {
  it('time rows of a long list, a graph, and what a page costs the service', async () => {
    const [rings, graph, pages] = await Promise.all([
      bench('rings', console.url, '300', '1'),
      bench('graph', console.url, '60', '120', '1', '200'),
      countyOnce().then((store) => bench('pages', store, '--only', 'rings', '--rounds', '1', '--tell')),
    ])
    expect(rings).toMatch(/^framesPerS +\d/m)
    expect(graph).toMatch(/^hitMs +\d/m)
    expect(pages).toMatch(/^rings +[1-6] \/ /m)
  }, 120_000)
  it('find no canvas and no worker left behind by pages that were gone from', async () => {
    expect(await bench('memory', console.url, '8')).toMatch(/^kept nothing after 8 changes of page$/m)
  }, 120_000)
})
