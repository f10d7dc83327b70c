// How long a decision takes: every cell of the matrix in turn, on one row of each kind. Run after `npm run
// build`:
//   node bench/access/run.mjs [--rounds 200]
import { pathToFileURL } from 'node:url'
import { decide } from '../../dist/access/decide.js'
import { FIELD_CLASSES } from '../../dist/access/field-classes.js'
import { RESOURCES, STANDINGS } from '../../dist/access/resources.js'

const AT = '2026-03-10T00:00:00.000Z'
const ITEM = {
  host: 'O-jt',
  issuer: 'O-xt',
  restricted: false,
  investigating: false,
  parties: [
    { office: 'O-jt', part: 'host', toAt: null },
    { office: 'O-zj', part: 'cohandler', toAt: null },
  ],
  people: [{ user: 'U-000001', part: 'handler', toAt: null }],
  grants: [],
}

/** Decisions, and the time of one in µs, median over rounds. */
export const measure = (rounds) => {
  const subject = {
    user: 'U-000001',
    office: 'O-zj',
    position: 'handler',
    industries: ['housing'],
    regions: ['330922'],
  }
  const fields = [undefined, ...Object.keys(FIELD_CLASSES)]
  const rows = Object.keys(RESOURCES).map((resource) => ({
    resource,
    item: ITEM,
    places: ['transport/330922', 'housing/330922'],
  }))
  const times = []
  let decisions = 0
  let allowed = 0
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    let made = 0
    for (const standing of STANDINGS)
      for (const row of rows)
        for (const field of fields) {
          if (decide({ standing, subject, at: AT }, 'read', row, field).allowed) allowed++
          made++
        }
    times.push(((performance.now() - began) * 1000) / made)
    decisions += made
  }
  times.sort((a, b) => a - b)
  return { decisions, allowed, us: times[times.length >> 1] }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const at = process.argv.indexOf('--rounds')
  const { decisions, us } = measure(at < 0 ? 200 : Number(process.argv[at + 1]))
  console.log(`${decisions} decisions, ${us.toFixed(3)} µs each`)
}
