/**
 * A graph as a walk through a market brings it: firms, what they hold, lots they bid on. A few values and
 * lots have most of the ties, as in markets; the same numbers give the same graph.
 * @param {number} nodes how many things, ten at least
 * @param {number} edges how many ties; each node has one at least, where there are as many
 * @returns the answer of `POST /api/v1/graph/expand` that holds all of it
 */
export const marketGraph = (nodes, edges) => {
  const chance = numbers(7)
  const firms = Math.ceil(nodes * 0.4)
  const values = Math.ceil(nodes * 0.35)
  const things = Array.from({ length: nodes }, (_, i) =>
    i < firms ? firm(i) : i < firms + values ? value(i) : lot(i),
  )
  const ties = new Map()
  const tie = (from, to) => {
    const [a, b] = [things[from].id, things[to].id]
    const holds = things[to].type === 'value'
    const edge = { from: a, to: b, bits: holds ? things[to].bits : 0 }
    ties.set(
      `${a} ${b}`,
      holds
        ? { ...edge, type: 'holds', won: null, fen: null }
        : { ...edge, type: 'bids', won: to % 5 === 0, fen: 1_000_000 },
    )
  }
  for (let to = firms; to < nodes && ties.size < edges; to++) tie(Math.floor(chance() * firms), to)
  for (let from = 0; from < firms && ties.size < edges; from++)
    tie(from, firms + skewed(chance, nodes - firms))
  while (ties.size < edges) tie(Math.floor(chance() * firms), firms + skewed(chance, nodes - firms))
  return {
    seeds: things.slice(0, 1),
    nodes: things.slice(1),
    edges: [...ties.values()],
    notShown: {},
    hubs: 0,
  }
}

const KINDS = ['ip', 'mac', 'phone', 'lock', 'machine_code']
const thing = (type, key, more) => ({
  ...{ id: `${type}:${key}`, type, kind: null, label: key, key, degree: 3, hub: false, bits: 0, day: null },
  ...more,
})
const firm = (i) => thing('bidder', `9133${i}`, { label: `甲乙丙丁建设工程有限公司${i}` })
const value = (i) => thing('value', `v${i}`, { kind: KINDS[i % KINDS.length], bits: 1 + (i % 9) })
const lot = (i) => thing('lot', `E${i}`, { label: `某某镇某某村道路改造工程${i}标段`, day: '2025-03-12' })

/** A place below `n`, small ones much more often. */
const skewed = (chance, n) => Math.floor(n * chance() ** 2.5)

/** Numbers from 0 to 1 that look like chance and are the same for a seed. */
const numbers = (seed) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
