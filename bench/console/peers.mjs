// The console's list of 20,000 rings beside Ant Design's virtual table of the same rows, and its picture of
// 2,000 things and 4,000 ties beside sigma's of the same graph at the same positions, one after the other in
// one browser without a GPU (WebGL by software), of a service that runs:
//
//   node bench/console/peers.mjs http://127.0.0.1:8321 [20000] [2000] [3]
//
// Prints medians of three rounds and the console's over the peer's: ms until rows or nodes are drawn, until
// all rows are there, of sorting, of filtering; frames a second while the list scrolls, while the picture is
// dragged and zoomed; MB of heap. The console's pages carry their frame, menu and filters; the peers' pages
// hold nothing else. The peers are no dependencies of the product: they are installed beside it, once, by
// `npm ci` of bench/console/peers.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { layOut } from '../../dist/pictures/force-layout.js'
import { marketGraph } from './market-graph.mjs'
import {
  drawn,
  inFront,
  json,
  launch,
  measureList,
  measurePicture,
  medians,
  ringAnswers,
  VIEW,
  watchDrawn,
} from './parts.mjs'

const [base = 'http://127.0.0.1:8321', rings = '20000', nodes = '2000', rounds = '3'] = process.argv.slice(2)
const SOURCES = fileURLToPath(new URL('./peers', import.meta.url))
const PEER_ROW = '.ant-table-row:nth-child(10)'
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' }

const folder = installed()
const graph = marketGraph(Number(nodes), 2 * Number(nodes))
const front = await inFront(base, {
  ...(await ringAnswers(base, Number(rings))),
  '/api/v1/graph/expand': json(graph),
  '/peers/graph.json': json(positioned(graph)),
  ...(await bundled(folder)),
})
const browser = await launch('--disable-gpu', '--use-angle=swiftshader', '--enable-unsafe-swiftshader')
const lists = { ours: [], peer: [] }
const pictures = { ours: [], peer: [] }
for (let n = 0; n < Number(rounds); n++) {
  lists.ours.push(
    await listed(
      '/rings',
      { shownMs: 'tbody tr:nth-child(10)', wholeMs: 'option[value=document]' },
      {
        ...{ sort: 'th button.sort', nth: 4, filter: 'fieldset input', list: '.table' },
      },
    ),
  )
  lists.peer.push(
    await listed(
      '/peers/table.html',
      { shownMs: PEER_ROW, wholeMs: PEER_ROW },
      {
        ...{
          sort: '.ant-table-column-sorters',
          nth: 0,
          filter: '#red',
          list: '.ant-table-tbody-virtual-holder',
        },
      },
    ),
  )
  pictures.ours.push(await pictured(`/expand?seed=${graph.seeds[0].id}`, '.expand-canvas', isPlaced))
  pictures.peer.push(await pictured('/peers/graph.html', '.sigma-mouse', () => globalThis.shownMs))
}
await browser.close()
front.close()
tell('list, Ant Design', lists)
tell('picture, sigma', pictures)

/** The peers in a folder of their own, kept for the next time. */
function installed() {
  const lock = readFileSync(join(SOURCES, 'package-lock.json'))
  const at = join(
    tmpdir(),
    `biaojian-console-peers-${createHash('sha256').update(lock).digest('hex').slice(0, 12)}`,
  )
  if (existsSync(at)) return at
  const part = `${at}.part`
  rmSync(part, { recursive: true, force: true })
  mkdirSync(part, { recursive: true })
  for (const name of ['package.json', 'package-lock.json']) cpSync(join(SOURCES, name), join(part, name))
  console.log(`installs antd and sigma into ${at}, once: this needs the registry of npm`)
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: part,
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('The peers could not be installed: see what npm says above')
  renameSync(part, at)
  return at
}

/** The peers' pages, built where the peers are, as answers of the server in front. */
async function bundled(at) {
  for (const name of readdirSync(SOURCES).filter((file) => /^(table|graph)\./.test(file)))
    cpSync(join(SOURCES, name), join(at, name))
  await build({
    ...{ configFile: false, root: at, base: '/peers/', logLevel: 'error' },
    build: {
      ...{
        outDir: 'built',
        emptyOutDir: true,
        modulePreload: { polyfill: false },
        chunkSizeWarningLimit: 4000,
      },
      rolldownOptions: { input: [join(at, 'table.html'), join(at, 'graph.html')] },
    },
  })
  const out = join(at, 'built')
  return Object.fromEntries(
    readdirSync(out, { recursive: true, encoding: 'utf8' })
      .filter((name) => extname(name) in TYPES)
      .map((name) => [`/peers/${name}`, { type: TYPES[extname(name)], body: readFileSync(join(out, name)) }]),
  )
}

/** The graph with the positions and colours that the console gives it. */
function positioned({ seeds, nodes: found, edges }) {
  const all = [...seeds, ...found]
  const at = new Map(all.map(({ id }, i) => [id, i]))
  const xy = layOut({
    nodes: all.length,
    from: edges.map(({ from }) => at.get(from)),
    to: edges.map(({ to }) => at.get(to)),
    known: all.flatMap(() => [Number.NaN, Number.NaN]),
  })
  const colors = { bidder: '#12355b', lot: '#d5dbe3', value: '#76808f' }
  return {
    nodes: all.map(({ id, label, type }, i) => ({
      id,
      label,
      x: xy[2 * i],
      y: xy[2 * i + 1],
      color: colors[type],
    })),
    edges,
  }
}

async function listed(path, wanted, at) {
  const page = await browser.newPage(VIEW)
  await page.addInitScript(watchDrawn, wanted)
  await page.goto(front.url + path, { waitUntil: 'commit' })
  const { shownMs, wholeMs } = await drawn(page, ...Object.keys(wanted))
  const figures = { shownMs, wholeMs, ...(await page.evaluate(measureList, at)) }
  await page.close()
  return figures
}

async function pictured(path, surface, isShown) {
  const page = await browser.newPage(VIEW)
  await page.goto(front.url + path, { waitUntil: 'commit' })
  await page.waitForFunction(isShown, null, { polling: 'raf' })
  const shownMs = await page.evaluate(() => performance.now())
  // the last positions have come before it is moved
  if (page.workers().length > 0)
    await page
      .workers()[0]
      .waitForEvent('close')
      .catch(() => undefined)
  const figures = { shownMs, ...(await page.evaluate(measurePicture, { surface, ms: 3000 })) }
  await page.close()
  return figures
}

/** In the page: whether the console's picture has positions. */
function isPlaced() {
  const core = document.querySelector('.expand-canvas')?._cyreg?.cy
  return core?.nodes().some((node) => node.position('x') !== 0)
}

function tell(name, { ours, peer }) {
  const [own, other] = [medians(ours), medians(peer)]
  console.log(`${name.padEnd(18)}${'console'.padStart(9)}${'peer'.padStart(9)}${'ratio'.padStart(8)}`)
  for (const key of Object.keys(own)) {
    const cells = [own[key].toFixed(1).padStart(9), other[key].toFixed(1).padStart(9)]
    console.log(`  ${key.padEnd(16)}${cells.join('')}${(own[key] / other[key]).toFixed(2).padStart(8)}`)
  }
}
