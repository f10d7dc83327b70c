// How the list of rings bears 20,000 of them, in Chromium, of a service that runs:
//
//   node bench/console/rings.mjs http://127.0.0.1:8321 [20000] [5]
//
// Prints medians of five rounds: ms until rows are on the screen, and of these until the first paint and
// until the list had come; ms of sorting and of filtering; frames a second and the 95th percentile of a frame
// over three seconds of scrolling; MB of heap. The rings are those of the service, over and over under other
// ids; a small server before it answers with them, and hands all else on.
import { execFileSync } from 'node:child_process'
import { createServer, request } from 'node:http'
import { chromium } from 'playwright-core'

const [base = 'http://127.0.0.1:8321', wanted = '20000', rounds = '5'] = process.argv.slice(2)
const executablePath =
  process.env.CHROMIUM ??
  execFileSync('sh', ['-c', 'command -v chromium || command -v google-chrome']).toString().trim()

const index = await (await fetch(`${base}/api/v1/rings/index`)).json()
const many = (column) => Array.from({ length: Number(wanted) }, (_, i) => column[i % column.length])
const body = Object.fromEntries(
  Object.entries(index).map(([name, column]) => [name, Array.isArray(column) ? many(column) : column]),
)
body.id = body.id.map((_, i) => `R-${String(i + 1).padStart(6, '0')}`)
body.total = body.id.length
const json = Buffer.from(JSON.stringify(body))

const before = createServer((asked, answer) => {
  if (asked.url.startsWith('/api/v1/rings/index'))
    return answer
      .writeHead(200, { 'content-type': 'application/json', 'content-length': json.length })
      .end(json)
  const onward = { method: asked.method, headers: { ...asked.headers, host: new URL(base).host } }
  return asked.pipe(
    request(`${base}${asked.url}`, onward, (got) => got.pipe(answer.writeHead(got.statusCode, got.headers))),
  )
})
await new Promise((resolve) => before.listen(0, '127.0.0.1', resolve))
const shown = `http://127.0.0.1:${before.address().port}`

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--enable-precise-memory-info'],
})
const runs = []
for (let n = 0; n < Number(rounds); n++) {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' })
  const began = performance.now()
  await page.goto(`${shown}/rings`, { waitUntil: 'commit' })
  await page.waitForSelector('tbody tr:nth-child(10)')
  const rows = performance.now() - began
  runs.push({ rows, ...(await page.evaluate(came)), ...(await page.evaluate(measure)) })
  await page.close()
}
await browser.close()
before.close()
for (const key of Object.keys(runs[0]))
  console.log(key.padEnd(14), median(runs.map((run) => run[key])).toFixed(1))

/** In the page: when the first paint was, and when the list began to be asked for and had come. */
function came() {
  const list = performance.getEntriesByType('resource').find(({ name }) => name.includes('rings/index'))
  const [{ startTime: paintMs }] = performance.getEntriesByName('first-contentful-paint')
  return { paintMs, askedMs: list.startTime, cameMs: list.responseEnd }
}

/** In the page: sorts, filters, scrolls. */
async function measure() {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const timed = async (act) => {
    const before = performance.now()
    act()
    await frame()
    await frame()
    return performance.now() - before
  }
  const sortMs = await timed(() => [...document.querySelectorAll('th button.sort')].at(4).click())
  const box = document.querySelectorAll('fieldset input')[0]
  const filterMs = await timed(() => box.click())
  await timed(() => box.click())
  const list = document.querySelector('.table')
  const frames = []
  const until = performance.now() + 3000
  for (let before = performance.now(); before < until; ) {
    list.scrollTop += 400
    await frame()
    const now = performance.now()
    frames.push(now - before)
    before = now
  }
  frames.sort((a, b) => a - b)
  return {
    sortMs,
    filterMs,
    framesPerS: frames.length / 3,
    frameP95Ms: frames[Math.floor(frames.length * 0.95)],
    heapMB: performance.memory.usedJSHeapSize / 1e6,
  }
}
