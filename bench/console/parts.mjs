// What the benches of the console share: where Chromium is, a small server that stands before the service and
// answers some addresses itself, and how figures are made of rounds.
import { execFileSync } from 'node:child_process'
import { createServer, request } from 'node:http'
import { chromium } from 'playwright-core'

/** Chromium, looked for as the tests do: CHROMIUM, else on the PATH. */
export const launch = (...args) =>
  chromium.launch({
    executablePath:
      process.env.CHROMIUM ??
      execFileSync('sh', ['-c', 'command -v chromium || command -v google-chrome']).toString().trim(),
    args: ['--no-sandbox', '--enable-precise-memory-info', ...args],
  })

export const VIEW = { viewport: { width: 1366, height: 768 }, locale: 'en-GB', timezoneId: 'Asia/Shanghai' }

/**
 * A server before the one at `base`. `answers`: by the beginning of an address, what is answered instead of
 * asking on: `{ type, body }`, body a Buffer, or what gives it for the address. Close it when done.
 */
export const inFront = async (base, answers) => {
  const before = createServer((asked, answer) => {
    const found = Object.entries(answers).find(([start]) => asked.url.startsWith(start))?.[1]
    if (found) {
      const own = typeof found === 'function' ? found(asked.url) : found
      asked.resume()
      return answer
        .writeHead(200, { 'content-type': own.type, 'content-length': own.body.length })
        .end(own.body)
    }
    const onward = { method: asked.method, headers: { ...asked.headers, host: new URL(base).host } }
    return asked.pipe(
      request(`${base}${asked.url}`, onward, (got) =>
        got.pipe(answer.writeHead(got.statusCode, got.headers)),
      ),
    )
  })
  await new Promise((resolve) => before.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${before.address().port}`, close: () => before.close() }
}

const QUIET_MS = 300
const PATIENCE_MS = 5000

/**
 * Watches what a page asks for from now on.
 * @returns waits until nothing was asked for or on its way for 300 ms, 5 s at most: streams stay open
 */
export const watchRequests = (page) => {
  const open = new Set()
  let last = Date.now()
  const note = (change) => (request) => {
    open[change](request)
    last = Date.now()
  }
  page.on('request', note('add'))
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, note('delete'))
  return async () => {
    const patience = Date.now() + PATIENCE_MS
    while (Date.now() < patience && (open.size > 0 || Date.now() - last < QUIET_MS))
      await new Promise((next) => setTimeout(next, 20))
  }
}

export const json = (value) => ({ type: 'application/json', body: Buffer.from(JSON.stringify(value)) })

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

/** The median of each figure over rounds that have the same figures. */
export const medians = (rounds) =>
  Object.fromEntries(Object.keys(rounds[0]).map((key) => [key, median(rounds.map((round) => round[key]))]))

/** The rings of a service, over and over under other ids until there are `wanted`. */
const manyRings = async (base, wanted) => {
  const index = await (await fetch(`${base}/api/v1/rings/index`)).json()
  const many = (column) => Array.from({ length: wanted }, (_, i) => column[i % column.length])
  const body = Object.fromEntries(
    Object.entries(index).map(([name, column]) => [name, Array.isArray(column) ? many(column) : column]),
  )
  body.id = body.id.map((_, i) => `R-${String(i + 1).padStart(6, '0')}`)
  body.total = body.id.length
  return body
}

/** Such rings as answers of a server in front: all of them, or the first that an address asks for. */
export const ringAnswers = async (base, wanted) => {
  const body = await manyRings(base, wanted)
  const first = (limit) =>
    Object.fromEntries(
      Object.entries(body).map(([name, column]) => [
        name,
        Array.isArray(column) ? column.slice(0, limit) : column,
      ]),
    )
  const all = json(body)
  const answer = (url) => {
    const limit = /[?&]limit=(\d+)/.exec(url)?.[1]
    return limit ? json(first(Number(limit))) : all
  }
  return { '/api/v1/rings/index': answer }
}

/**
 * Before the page: notes when the first frame is drawn that has such an element, by the name of each.
 * @param {Record<string, string>} wanted selectors by name; what came stands in `globalThis.drawnMs`
 */
export const watchDrawn = (wanted) => {
  const drawn = {}
  globalThis.drawnMs = drawn
  const look = () => {
    for (const [name, selector] of Object.entries(wanted)) {
      if (name in drawn || !document.querySelector(selector)) continue
      drawn[name] = undefined
      requestAnimationFrame(() => {
        drawn[name] = performance.now()
      })
    }
    if (Object.keys(drawn).length < Object.keys(wanted).length) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** What `watchDrawn` noted, once all of it has come. */
export const drawn = async (page, ...names) => {
  const isThere = (wanted) => wanted.every((name) => globalThis.drawnMs?.[name] !== undefined)
  await page.waitForFunction(isThere, names, { polling: 50 })
  return page.evaluate(() => globalThis.drawnMs)
}

/**
 * In the page: sorts, filters and scrolls a list.
 * @param {{sort: string, nth: number, filter: string, list: string}} at selectors: the buttons that sort and
 *   which of them, the box that filters, what scrolls
 * @returns ms of sorting and of filtering until the frame that shows it; frames a second and the 95th
 *   percentile of a frame in ms over three seconds of scrolling; MB of heap
 */
export const measureList = async ({ sort, nth, filter, list }) => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const timed = async (act) => {
    const before = performance.now()
    act()
    await frame()
    await frame()
    return performance.now() - before
  }
  const sortMs = await timed(() => [...document.querySelectorAll(sort)].at(nth).click())
  const box = document.querySelector(filter)
  const filterMs = await timed(() => box.click())
  await timed(() => box.click())
  const scrolled = document.querySelector(list)
  const frames = []
  const until = performance.now() + 3000
  for (let before = performance.now(); before < until; ) {
    scrolled.scrollTop += 400
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

/**
 * In the page: drags and zooms a picture as a pointer does, once a frame.
 * @param {{surface: string, ms: number}} at selector of what takes the pointer; ms of each
 * @returns frames a second and the 95th percentile of a frame in ms, of panning and of zooming
 */
export const measurePicture = async ({ surface, ms }) => {
  const on = document.querySelector(surface)
  const box = on.getBoundingClientRect()
  const [x, y] = [box.left + box.width * 0.5, box.top + box.height * 0.5]
  const point = (type, dx, dy, buttons) =>
    new MouseEvent(type, {
      ...{ bubbles: true, cancelable: true, view: window, button: 0, buttons },
      ...{ clientX: x + dx, clientY: y + dy },
    })
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const frames = async (each) => {
    const took = []
    const begun = performance.now()
    for (let before = begun, n = 0; before < begun + ms; n++) {
      each(n)
      await frame()
      const now = performance.now()
      took.push(now - before)
      before = now
    }
    const all = performance.now() - begun
    took.sort((a, b) => a - b)
    return { perS: (1000 * took.length) / all, p95: took[Math.floor(took.length * 0.95)] }
  }
  on.dispatchEvent(point('mousedown', -200, -100, 1))
  const pan = await frames((n) => {
    const moved = point('mousemove', 200 * Math.sin(n / 20) - 200, 100 * Math.sin(n / 13) - 100, 1)
    on.dispatchEvent(moved)
  })
  on.dispatchEvent(point('mouseup', 0, 0, 0))
  await frame()
  const zoom = await frames((n) => {
    const [deltaY, at] = [n % 40 < 20 ? -60 : 60, { clientX: x, clientY: y }]
    on.dispatchEvent(
      new WheelEvent('wheel', { bubbles: true, cancelable: true, view: window, deltaY, ...at }),
    )
  })
  return { panPerS: pan.perS, panP95Ms: pan.p95, zoomPerS: zoom.perS, zoomP95Ms: zoom.p95 }
}
