// What the console keeps after 50 changes of page inside it, in Chromium, of a service that runs:
//
//   node bench/console/memory.mjs http://127.0.0.1:8321 [50]
//
// Goes round the heaviest pages, the expansion and its canvas among them, once to warm up and then on;
// garbage is collected before each count. Prints MB of heap before and after, nodes of the document,
// listeners, canvases that hang in no document, and workers. Goals: 20 MB more at most, no canvas, no worker;
// exits 1 where one is missed.
import { launch, VIEW, watchRequests } from './parts.mjs'

const [base = 'http://127.0.0.1:8321', changes = '50'] = process.argv.slice(2)
const FIRM = '91330922MALNFC1B7P'
const ROUND = [
  ['/rings?at=R-000001', '.drawer .bullets'],
  [`/expand?seed=bidder:${FIRM}`, '.expand-canvas canvas'],
  ['/rings/R-000001', '.figure'],
  ['/map', '.cartogram'],
  ['/lots', '.table'],
  ['/rings/R-000001?tab=bids', '.table'],
  [`/bidders/${FIRM}`, '.figure'],
  ['/', '.figure'],
]

const browser = await launch()
const page = await browser.newPage(VIEW)
const quiet = watchRequests(page)
const cdp = await page.context().newCDPSession(page)
await cdp.send('Performance.enable')
await page.goto(`${base}/about`)
for (const stop of ROUND) await change(stop)
const before = await counted()
for (let n = 0; n < Number(changes); n++) await change(ROUND[n % ROUND.length])
const after = await counted()
await browser.close()

for (const key of Object.keys(before))
  console.log(key.padEnd(20), before[key].toFixed(1).padStart(9), after[key].toFixed(1).padStart(9))
const missed = [
  ...(after.heapMB - before.heapMB > 20 ? ['heap'] : []),
  ...(after.detachedCanvases > 0 ? ['canvases'] : []),
  ...(after.workers > 0 ? ['workers'] : []),
]
console.log(
  missed.length > 0 ? `missed: ${missed.join(', ')}` : `kept nothing after ${changes} changes of page`,
)
if (missed.length > 0) process.exitCode = 1

async function change([path, ready]) {
  await page.evaluate((to) => history.pushState(null, '', to), path)
  // no handle is kept of what is waited for
  await page.locator(`main ${ready}`).first().waitFor()
  await quiet()
}

/** After garbage is collected, off a page without pictures. */
async function counted() {
  await change(['/about', '.bullets'])
  for (let n = 0; n < 3; n++) await cdp.send('HeapProfiler.collectGarbage')
  const { metrics } = await cdp.send('Performance.getMetrics')
  const of = (name) => metrics.find((metric) => metric.name === name).value
  const { result: prototype } = await cdp.send('Runtime.evaluate', {
    expression: 'HTMLCanvasElement.prototype',
  })
  const { objects } = await cdp.send('Runtime.queryObjects', { prototypeObjectId: prototype.objectId })
  const { result } = await cdp.send('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    functionDeclaration: 'function () { return this.filter((canvas) => !canvas.isConnected).length }',
    returnByValue: true,
  })
  await cdp.send('Runtime.releaseObject', { objectId: objects.objectId })
  return {
    heapMB: of('JSHeapUsedSize') / 1e6,
    nodes: of('Nodes'),
    listeners: of('JSEventListeners'),
    detachedCanvases: result.value,
    workers: page.workers().length,
  }
}
