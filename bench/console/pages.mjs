// What a view of each page of the console costs the service: requests, and ms of its HTTP thread (CPU time of
// the thread that answers, as the kernel counts it, so on Linux alone; less what it does when idle). The
// service is started here, on a copy of a store with a run:
//
//   node bench/console/pages.mjs STORE [--rounds 3] [--only home,rings] [--tell]
//
// Each page is come to three ways: inside the console, as by a link; again by its address; and by a browser
// that holds nothing yet. Prints medians of three rounds, and of what was asked for again how many answers
// were that nothing changed (304). Goals, inside and again: 6 requests and 15 ms. Ends with the pages over a
// goal, and exits 1 where there are any, unless it shall only tell.
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { CONSOLE_PAGES } from '../../dist/texts/console-pages.js'
import { SHOTS } from '../../scripts/console-shots.mjs'
import { started as listening } from '../api/started.mjs'
import { launch, median, VIEW, watchRequests } from './parts.mjs'

const MOST = { requests: 6, ms: 15 }

/** Pages that no picture is taken of, or one of something else. */
const MORE = {
  access: { path: '/access', ready: '.table' },
  // the runs made here differ in nothing
  compare: { ...SHOTS.compare, ready: '.lead' },
  // unticking a fact is an act of its own
  'ring-doubts': { path: '/rings/R-000001?tab=doubts', ready: '.panel' },
  // none is drawn
  'spot-checks': { ...SHOTS['spot-checks'], path: '/spot-checks', ready: 'form' },
  activate: { path: '/activate', ready: 'form' },
  grants: { path: '/grants', ready: '.empty, .table' },
  keys: { path: '/keys', ready: '.empty, .table' },
  job: { path: '/jobs/JOB', ready: 'main h1' },
  release: { path: '/releases/RELEASE', ready: '.terms' },
  sessions: { path: '/sessions', ready: '.empty, .table' },
  users: { path: '/users', ready: '.empty, .table' },
}
/** Left out, and why. */
const WITHOUT = {
  '/items/:id': 'it is the page of a lead, of papers that an office makes',
  '/packs/:id': 'its packs are made for minutes',
  '/room': 'it is for the commission alone',
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    tell: { type: 'boolean', default: false },
  },
})
const [store] = positionals
if (!store) throw new Error('usage: node bench/console/pages.mjs STORE [--rounds 3] [--only home,rings]')

const dir = mkdtempSync(join(tmpdir(), 'biaojian-pages-'))
cpSync(store, join(dir, 'store'), { recursive: true })
const service = await started(join(dir, 'store'))
const thread = await answeringThread()
const idle = await idleMs()
const browser = await launch()
try {
  const over = await measureAll(await pagesOf(service.url))
  if (over.length > 0 && !values.tell) process.exitCode = 1
  console.log(over.length > 0 ? `over a goal: ${over.join(', ')}` : 'no page is over a goal')
} finally {
  await browser.close()
  service.child.kill('SIGTERM')
  await new Promise((resolve) => service.child.once('exit', resolve))
  rmSync(dir, { recursive: true, force: true })
}

/** The service on a store, with its address. */
async function started(on) {
  const cli = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
  const config = fileURLToPath(new URL('../../test/support/unhurried.json', import.meta.url))
  const child = spawn(process.execPath, [cli, 'serve', '--port', '0', '--store', on], {
    env: { ...process.env, NO_COLOR: '1', BIAOJIAN_CONFIG: config },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { origin: url } = await listening(child)
  return { child, url }
}

/** Addresses by name, with what they need made: a second run, a job, a release. */
async function pagesOf(url) {
  const ask = async (path, body, headers = {}) => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    }
    const answer = await fetch(`${url}/api/v1${path}`, body === undefined ? {} : init)
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return answer.json()
  }
  const only = values.only.split(',').filter(Boolean)
  const wanted = Object.entries({ ...SHOTS, ...MORE }).filter(
    ([name]) => only.length === 0 || only.includes(name),
  )
  const text = JSON.stringify(wanted)
  const made = {}
  if (text.includes('LEAD')) made.LEAD = (await ask('/leads?ring=R-000001')).data.at(-1).id
  if (/RUN-000002|JOB/.test(text)) {
    made.JOB = (await ask('/jobs/detect', {})).id
    while (!/done|failed/.test((await ask(`/jobs/${made.JOB}`)).state))
      await new Promise((next) => setTimeout(next, 300))
  }
  if (text.includes('RELEASE')) {
    const body = { path: '/rings/R-000001/export?format=csv', reason: '移送有关单位核查', addressee: 'O-zj' }
    made.RELEASE = (await ask('/releases', body, { 'x-act-as': 'O-ga/handler' })).id
  }
  if (only.length === 0) tellLeftOut(wanted.map(([, { path }]) => path))
  return wanted.map(([name, page]) => [
    name,
    { ...page, path: page.path.replace(/LEAD|JOB|RELEASE/, (word) => made[word]) },
  ])
}

/** Says which addresses of the console are not come to; fails where nobody said why. */
function tellLeftOut(paths) {
  const seen = paths.map((path) => path.replace(/\?.*/, ''))
  for (const { path } of Object.values(CONSOLE_PAGES)) {
    const like = new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`)
    if (seen.some((one) => like.test(one))) continue
    if (WITHOUT[path] === undefined) throw new Error(`${path} is not measured, and nobody said why`)
    console.log(`${path} is not measured: ${WITHOUT[path]}`)
  }
}

async function measureAll(pages) {
  console.log(`page             inside req/ms   again req/304/ms   first req/ms`)
  const over = []
  for (const [name, page] of pages) {
    const rounds = []
    for (let n = 0; n < Number(values.rounds); n++) rounds.push(await viewsOf(page))
    const mid = (way, key) => median(rounds.map((round) => round[way][key]))
    const [inside, again] = ['inside', 'again'].map((way) => ({
      requests: mid(way, 'requests'),
      ms: mid(way, 'ms'),
    }))
    console.log(
      name.padEnd(16),
      `${inside.requests} / ${inside.ms.toFixed(1)}`.padStart(13),
      `${again.requests} / ${mid('again', 'unchanged')} / ${again.ms.toFixed(1)}`.padStart(18),
      `${mid('first', 'requests')} / ${mid('first', 'ms').toFixed(1)}`.padStart(14),
    )
    const isOver = [inside, again].some(({ requests, ms }) => requests > MOST.requests || ms > MOST.ms)
    if (isOver) over.push(name)
  }
  return over
}

/** A page as one finds it first, inside, and again; each by a browser of its own, but the last. */
async function viewsOf({ path, ready, seat }) {
  const open = async () => {
    const context = await browser.newContext({ ...VIEW, baseURL: service.url })
    if (seat) await context.addInitScript(takeSeat, seat)
    const page = await context.newPage()
    const cdp = await context.newCDPSession(page)
    await cdp.send('Network.enable')
    return { context, page, cdp, quiet: watchRequests(page) }
  }
  const whole = await open()
  const first = await costOf(whole, () => whole.page.goto(path), ready)
  await whole.page.goto('about:blank')
  const again = await costOf(whole, () => whole.page.goto(path), ready)
  await whole.context.close()
  const inner = await open()
  await inner.page.goto(path === '/about' ? '/rules' : '/about')
  await inner.page.waitForSelector('main h1')
  await inner.quiet()
  const inside = await costOf(
    inner,
    () => inner.page.evaluate((to) => history.pushState(null, '', to), path),
    ready,
  )
  await inner.context.close()
  return { first, again, inside }
}

/** What went over the wire, and what the service's main thread did meanwhile. */
async function costOf({ page, cdp, quiet }, come, ready) {
  const answered = []
  const note = ({ statusCode }) => answered.push(statusCode)
  cdp.on('Network.responseReceivedExtraInfo', note)
  const [before, began] = [cpuMs(), performance.now()]
  await come()
  await page.waitForSelector(ready ?? 'main h1')
  await quiet()
  const ms = Math.max(0, cpuMs() - before - idle * (performance.now() - began))
  cdp.off('Network.responseReceivedExtraInfo', note)
  return { ms, requests: answered.length, unchanged: answered.filter((status) => status === 304).length }
}

/** In the page: asks in a seat that is tried. */
function takeSeat(seat) {
  if (location.protocol === 'http:') localStorage.setItem('biaojian.seat', seat)
}

/** CPU ms of a thread of the service since it began. */
function cpuMs(id = thread) {
  return Number(readFileSync(`/proc/${service.child.pid}/task/${id}/schedstat`, 'utf8').split(' ')[0]) / 1e6
}

/** What the thread does in a ms when it is asked for nothing. */
async function idleMs() {
  const [before, began] = [cpuMs(), performance.now()]
  await new Promise((next) => setTimeout(next, 3000))
  return (cpuMs() - before) / (performance.now() - began)
}

/** The thread that is busiest while requests are answered. */
async function answeringThread() {
  const ids = readdirSync(`/proc/${service.child.pid}/task`)
  const before = ids.map((id) => cpuMs(id))
  for (let n = 0; n < 300; n++) await (await fetch(`${service.url}/readyz`)).text()
  const grown = ids.map((id, i) => [cpuMs(id) - before[i], id])
  return grown.reduce((most, one) => (one[0] > most[0] ? one : most))[1]
}
