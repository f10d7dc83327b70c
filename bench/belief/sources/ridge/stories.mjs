import * as habit from './decoys-habit.mjs'
import * as people from './decoys-people.mjs'
import * as service from './decoys-service.mjs'
import * as desk from './rings-desk.mjs'
import * as plan from './rings-plan.mjs'

const RINGS = { ...desk, ...plan }
const DECOYS = { ...service, ...people, ...habit }

/** Fewest firms a story of collusion needs. */
const LEAST = { broker: 5, average: 5, careful: 4, leaving: 4, rotation: 4 }

/** Rings until the market's share of ring firms, drawn from its seed, is used up. */
export const castRings = (r, m) => {
  const { rings, ringShare } = m.profile
  if (Object.keys(rings).length === 0) return
  let left = Math.max(3, Math.round(m.firms.length * r.logRange(...ringShare)))
  for (let i = 0; left >= 3 && i < 200; i++) {
    const fits = Object.fromEntries(Object.entries(rings).filter(([name]) => (LEAST[name] ?? 3) <= left))
    if (Object.keys(fits).length === 0) break
    const story = r.fork(`ring${i}`)
    left -= RINGS[story.weighted(fits)](story, m, left).members.length
  }
}

/** Innocent stories until the drawn share of firms is in one, or none at all. */
export const castDecoys = (r, m) => {
  const { decoys, cover } = m.profile
  if (r.chance(cover.none)) return
  const goal = Math.round(m.firms.length * r.logRange(...cover.range))
  const most = Math.max(6, m.firms.length * r.logRange(0.03, 0.15))
  const few = r.sample(Object.keys(decoys), r.int(3, Object.keys(decoys).length))
  const mine = Object.fromEntries(few.map((name) => [name, decoys[name]]))
  let covered = 0
  for (let i = 0; covered < goal && i < 400; i++) {
    const story = r.fork(`decoy${i}`)
    covered += DECOYS[story.weighted(mine)](story, m, most).members.length
  }
}

/** Runs one hook of every case, the innocent first, so that a ring's own marks stay. */
export const runHook = (r, m, hook) => {
  const order = [...m.cases].sort((a, b) => (a.kind === b.kind ? 0 : a.kind === 'decoy' ? -1 : 1))
  for (const [i, c] of order.entries()) c[hook]?.(r.fork(`${hook}${i}`), m)
}
