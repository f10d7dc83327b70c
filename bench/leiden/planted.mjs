/**
 * A graph with planted groups of 20 to 500 nodes (their number falls with the square of their size), ids
 * shuffled, about `degree` edges a node, a share `mixing` of which goes anywhere. Each edge once, sorted;
 * `group` by node.
 */
export const planted = ({ nodes, degree, mixing, seed }) => {
  const draw = generator(seed)
  const id = shuffle(nodes, draw)
  const start = new Int32Array(nodes)
  const size = new Int32Array(nodes)
  const group = new Int32Array(nodes)
  let groups = 0
  for (let v = 0; v < nodes; groups++) {
    const members = Math.min(nodes - v, Math.floor(1 / (1 / 20 - draw() * (1 / 20 - 1 / 500))))
    for (const [first, end] = [v, v + members]; v < end; v++) {
      start[v] = first
      size[v] = members
      group[id[v]] = groups
    }
  }
  const keys = new Float64Array(Math.round((nodes * degree) / 2))
  for (let i = 0; i < keys.length; i++) {
    const v = Math.floor(draw() * nodes)
    const u = draw() < mixing ? Math.floor(draw() * nodes) : start[v] + Math.floor(draw() * size[v])
    keys[i] = u === v ? -1 : Math.min(id[u], id[v]) * nodes + Math.max(id[u], id[v])
  }
  keys.sort()
  const kept = keys.filter((key, i) => key >= 0 && key !== keys[i - 1])
  return {
    nodes,
    groups,
    group,
    a: Int32Array.from(kept, (key) => Math.floor(key / nodes)),
    b: Int32Array.from(kept, (key) => key % nodes),
  }
}

const shuffle = (n, draw) => {
  const order = new Int32Array(n)
  for (let i = 0; i < n; i++) {
    const j = Math.floor(draw() * (i + 1))
    order[i] = order[j]
    order[j] = i
  }
  return order
}

/** mulberry32 (T. Ettinger, public domain): uniforms in [0, 1) */
const generator = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}
