// How the expansion bears a graph of 2,000 things and 4,000 ties, in Chromium without a GPU and without
// WebGL, of a service that runs:
//
//   node bench/console/graph.mjs http://127.0.0.1:8321 [2000] [4000] [3] [3000]
//
// Prints medians of three rounds of 3,000 ms each: ms from the start until the graph had come, until the
// first positions were worked out and stood there as lines and dots, until things were drawn at them, and
// until the last positions were worked out and drawn; frames a second and the 95th percentile of a frame
// while it is dragged and while it is zoomed; ms that it takes to find what lies under the pointer. Goals:
// shown 1 s and settled 5 s after the graph came, 50 frames a second, 2 ms. The graph is made up and answers
// for the service, which is asked for all else.

import { marketGraph } from './market-graph.mjs'
import { inFront, json, launch, measurePicture, medians, VIEW } from './parts.mjs'

const [base = 'http://127.0.0.1:8321', ...numbers] = process.argv.slice(2)
const [nodes = 2000, edges = 4000, rounds = 3, ms = 3000] = numbers.map(Number)
const graph = marketGraph(nodes, edges)
const front = await inFront(base, { '/api/v1/graph/expand': json(graph) })
const browser = await launch('--disable-gpu')
const runs = []
for (let n = 0; n < rounds; n++) {
  const page = await browser.newPage(VIEW)
  await page.addInitScript(watchLayout)
  await page.goto(`${front.url}/expand?seed=${graph.seeds[0].id}`)
  await page.waitForFunction(() => globalThis.layoutMs?.drawnLastMs !== undefined, null, { polling: 50 })
  const times = await page.evaluate(cameWhen)
  const moved = await page.evaluate(measurePicture, { surface: '.expand-canvas', ms })
  runs.push({ ...times, ...moved, ...(await page.evaluate(measureHits)) })
  await page.close()
}
await browser.close()
front.close()
for (const [key, value] of Object.entries(medians(runs))) console.log(key.padEnd(14), value.toFixed(1))

/** Before the page: notes what the worker that lays out says, and when a frame has shown it. */
function watchLayout() {
  const noted = {}
  globalThis.layoutMs = noted
  const drawn = (name, isPlaced) => {
    const core = document.querySelector('.expand-canvas')?._cyreg?.cy
    if (!core?.nodes().some(isPlaced)) return requestAnimationFrame(() => drawn(name, isPlaced))
    return requestAnimationFrame(() => {
      noted[name] = performance.now()
    })
  }
  // the view is that of the start until there is something to see
  const sketched = () => {
    const core = document.querySelector('.expand-canvas')?._cyreg?.cy
    if (!core || core.zoom() === 1) return requestAnimationFrame(sketched)
    return requestAnimationFrame(() => {
      noted.sketchedMs = performance.now()
    })
  }
  sketched()
  const Native = globalThis.Worker
  globalThis.Worker = class extends Native {
    constructor(...given) {
      super(...given)
      this.addEventListener('message', ({ data }) => {
        if (noted.firstMs === undefined) {
          noted.firstMs = performance.now()
          drawn('drawnFirstMs', (node) => node.position('x') !== 0)
        }
        if (data.done) {
          noted.lastMs = performance.now()
          drawn('drawnLastMs', (node) => node.position('x') === data.xy[0])
        }
      })
    }
  }
}

/** In the page: what had come when. */
function cameWhen() {
  const graph = performance.getEntriesByType('resource').find(({ name }) => name.includes('graph/expand'))
  return { cameMs: graph.responseEnd, ...globalThis.layoutMs }
}

/** In the page: finds what lies under a hundred places. */
function measureHits() {
  const core = document.querySelector('.expand-canvas')._cyreg.cy
  const renderer = core.renderer()
  const { x1, y1, w, h } = core.extent()
  const began = performance.now()
  for (let i = 0; i < 100; i++)
    renderer.findNearestElement(x1 + (w * (i % 10)) / 10, y1 + (h * Math.floor(i / 10)) / 10, true, false)
  return { hitMs: (performance.now() - began) / 100 }
}
