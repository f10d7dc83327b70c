// How the list of rings bears 20,000 of them, in Chromium, of a service that runs:
//
//   node bench/console/rings.mjs http://127.0.0.1:8321 [20000] [5]
//
// Prints medians of five rounds. Where the time goes, each in ms from the start: the page and its scripts had
// come, first paint, the list asked for, its first part come, rows on the screen, all of it come, all of it
// to be sorted and counted by what it may be narrowed by. Then ms of sorting and of filtering; frames a
// second and the 95th percentile of a frame in ms over three seconds of scrolling; MB of heap. Goals: rows
// 800 ms, sorting and filtering 100 ms, 50 frames a second. The rings are those of the service, over and over
// under other ids; a small server before it answers with them, and hands all else on.
import { drawn, inFront, launch, measureList, medians, ringAnswers, VIEW, watchDrawn } from './parts.mjs'

const [base = 'http://127.0.0.1:8321', wanted = '20000', rounds = '5'] = process.argv.slice(2)
const front = await inFront(base, await ringAnswers(base, Number(wanted)))
const browser = await launch()
const runs = []
for (let n = 0; n < Number(rounds); n++) {
  const page = await browser.newPage(VIEW)
  await page.addInitScript(watchDrawn, { rows: 'tbody tr:nth-child(10)', whole: 'option[value=document]' })
  await page.goto(`${front.url}/rings`, { waitUntil: 'commit' })
  const times = await drawn(page, 'rows', 'whole')
  const came = await page.evaluate(cameWhen)
  const at = { sort: 'th button.sort', nth: 4, filter: 'fieldset input', list: '.table' }
  runs.push({ ...came, ...times, ...(await page.evaluate(measureList, at)) })
  await page.close()
}
await browser.close()
front.close()
for (const [key, value] of Object.entries(medians(runs))) console.log(key.padEnd(14), value.toFixed(1))

/** In the page: what had come when. */
function cameWhen() {
  const resources = performance.getEntriesByType('resource')
  const lists = resources.filter(({ name }) => name.includes('rings/index'))
  const [first, all] = [lists[0], lists.at(-1)]
  const scripts = resources.filter(({ name, startTime }) => /\.js$/.test(name) && startTime < first.startTime)
  const [{ startTime: paint }] = performance.getEntriesByName('first-contentful-paint')
  return {
    page: performance.getEntriesByType('navigation')[0].responseEnd,
    scripts: scripts.reduce((last, { responseEnd }) => Math.max(last, responseEnd), 0),
    paint,
    asked: first.startTime,
    came: first.responseEnd,
    allCame: all.responseEnd,
    allMB: all.decodedBodySize / 1e6,
  }
}
