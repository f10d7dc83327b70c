/**
 * Gradient boosting of the logistic loss over binned features. Depth 1 gives an additive model: a sum of one
 * function per feature, with a direction where one is given (+1 rising, −1 falling). Deterministic: no
 * sampling, ties go to the first.
 */

/**
 * Cut points by feature: around the commonest value, and at most `most` quantiles of the others, midway
 * between neighbours.
 */
export const cutsOf = (rows, width, most = 16) =>
  Array.from({ length: width }, (_, f) => {
    const sorted = rows.map(({ x }) => x[f]).sort((a, b) => a - b)
    const usual = commonest(sorted)
    const others = sorted.filter((v) => v !== usual)
    const cuts = new Set()
    const cutAbove = (v) => {
      const next = firstAbove(sorted, v)
      if (next !== undefined) cuts.add((v + next) / 2)
    }
    cutAbove(usual)
    const below = sorted.filter((v) => v < usual).at(-1)
    if (below !== undefined) cutAbove(below)
    for (let q = 1; q < most && others.length > 0; q++)
      cutAbove(others[Math.floor((q * others.length) / most)])
    return [...cuts].sort((a, b) => a - b)
  })

const commonest = (sorted) => {
  let [best, most] = [sorted[0], 0]
  for (let i = 0, j = 0; i < sorted.length; i = j) {
    while (j < sorted.length && sorted[j] === sorted[i]) j++
    if (j - i > most) [best, most] = [sorted[i], j - i]
  }
  return best
}

const firstAbove = (sorted, v) => {
  let lo = 0
  let hi = sorted.length
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (sorted[mid] > v) hi = mid
    else lo = mid + 1
  }
  return sorted[lo]
}

const binOf = (cuts, v) => {
  let lo = 0
  let hi = cuts.length
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (v > cuts[mid]) lo = mid + 1
    else hi = mid
  }
  return lo
}

/**
 * rows: { x, y (0 or 1), w }. Returns { base, cuts, trees }; a tree is { f, bin, left, right } or { value }.
 * options: inTurn (every feature has its turn, so that those that say the same share the weight), rounds,
 * rate, depth, l2, leaf (least weight in a leaf), directions (by feature), features (indices used).
 */
export const boost = (rows, width, options) => {
  const { rounds, rate, depth, l2, leaf, directions, features } = options
  const cuts = options.cuts ?? cutsOf(rows, width)
  const n = rows.length
  const bins = features.map((f) => Uint8Array.from(rows, ({ x }) => binOf(cuts[f], x[f])))
  const y = Float64Array.from(rows, (r) => r.y)
  const w = Float64Array.from(rows, (r) => r.w)
  const total = w.reduce((s, v) => s + v, 0)
  const positive = y.reduce((s, v, i) => s + v * w[i], 0)
  const base = Math.log((positive + 0.5) / (total - positive + 0.5))
  const score = new Float64Array(n).fill(base)
  const g = new Float64Array(n)
  const h = new Float64Array(n)
  const trees = []
  const grow = (members, left, among) => {
    let G = 0
    let H = 0
    for (const i of members) {
      G += g[i]
      H += h[i]
    }
    const value = (rate * G) / (H + l2)
    if (left === 0) return { value }
    const best = bestSplit(members, G, H, among)
    if (!best) return { value }
    const column = bins[best.at]
    const [low, high] = [[], []]
    for (const i of members) (column[i] <= best.bin ? low : high).push(i)
    return {
      f: features[best.at],
      bin: best.bin,
      left: grow(low, left - 1, among),
      right: grow(high, left - 1, among),
    }
  }
  const bestSplit = (members, G, H, among) => {
    let best
    for (const at of among) {
      const f = features[at]
      const many = cuts[f].length + 1
      if (many < 2) continue
      const sg = new Float64Array(many)
      const sh = new Float64Array(many)
      const sw = new Float64Array(many)
      const column = bins[at]
      for (const i of members) {
        sg[column[i]] += g[i]
        sh[column[i]] += h[i]
        sw[column[i]] += w[i]
      }
      const all = sw.reduce((s, v) => s + v, 0)
      let [lg, lh, lw] = [0, 0, 0]
      for (let bin = 0; bin < many - 1; bin++) {
        lg += sg[bin]
        lh += sh[bin]
        lw += sw[bin]
        if (lw < leaf || all - lw < leaf) continue
        const [vl, vr] = [lg / (lh + l2), (G - lg) / (H - lh + l2)]
        if (directions[f] * (vr - vl) < 0) continue
        const gain = lg * vl + (G - lg) * vr - (G * G) / (H + l2)
        if (gain > 1e-9 && (!best || gain > best.gain + 1e-12)) best = { at, bin, gain }
      }
    }
    return best
  }
  const add = (tree, members) => {
    if (tree.value !== undefined) {
      for (const i of members) score[i] += tree.value
      return
    }
    const column = bins[features.indexOf(tree.f)]
    const [low, high] = [[], []]
    for (const i of members) (column[i] <= tree.bin ? low : high).push(i)
    add(tree.left, low)
    add(tree.right, high)
  }
  const everybody = Array.from({ length: n }, (_, i) => i)
  const update = () => {
    for (let i = 0; i < n; i++) {
      const p = 1 / (1 + Math.exp(-score[i]))
      g[i] = w[i] * (y[i] - p)
      h[i] = w[i] * p * (1 - p)
    }
  }
  const step = (among) => {
    update()
    const tree = grow(everybody, depth, among)
    if (tree.value !== undefined) return false
    trees.push(tree)
    add(tree, everybody)
    return true
  }
  const each = features.map((_, at) => at)
  for (let round = 0; round < rounds; round++)
    if (options.inTurn) for (const at of each) step([at])
    else if (!step(each)) break
  return { base, cuts, trees }
}

/** Log odds of a row. */
export const scoreBy = ({ base, cuts, trees }, x) => {
  let s = base
  for (let tree of trees) {
    while (tree.value === undefined)
      tree = binOf(cuts[tree.f], x[tree.f]) <= tree.bin ? tree.left : tree.right
    s += tree.value
  }
  return s
}

/**
 * An additive model's functions: by feature its cuts and, one more than these, its values; features without
 * effect left out.
 */
export const shapesOf = ({ base, cuts, trees }, width) => {
  const values = Array.from({ length: width }, (_, f) => new Float64Array(cuts[f].length + 1))
  for (const { f, bin, left, right } of trees)
    for (let b = 0; b < values[f].length; b++) values[f][b] += b <= bin ? left.value : right.value
  return {
    base,
    shapes: values
      .map((v, f) => ({ f, cuts: cuts[f], values: [...v] }))
      .filter(({ values: v }) => v.some((z) => z !== 0)),
  }
}
