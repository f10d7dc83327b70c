/** A 32-bit FNV-1a hash of a text, for seeding. */
export const hash32 = (text) => {
  let h = 2166136261
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619)
  return h >>> 0
}

/** The sfc32 generator seeded from a label; returns numbers in [0, 1). */
const sfc32 = (label) => {
  let a = hash32(`${label}#a`)
  let b = hash32(`${label}#b`)
  let c = hash32(`${label}#c`)
  let d = 1
  const next = () => {
    const t = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4294967296
  }
  for (let i = 0; i < 15; i++) next()
  return next
}

/** Draws that all come from one stream; `fork` opens an independent stream under a name. */
export const makeRandom = (label) => {
  const u = sfc32(label)
  const r = {
    u,
    chance: (p) => u() < p,
    int: (lo, hi) => lo + Math.floor(u() * (hi - lo + 1)),
    range: (lo, hi) => lo + u() * (hi - lo),
    logRange: (lo, hi) => lo * (hi / lo) ** u(),
    logInt: (lo, hi) => Math.round(lo * (Math.max(lo, hi) / lo) ** u()),
    normal: (mean, sd) => mean + sd * Math.sqrt(-2 * Math.log(1 - u())) * Math.cos(2 * Math.PI * u()),
    pick: (list) => list[Math.floor(u() * list.length)],
    /** Picks with weight 1/(rank+1): the first values are the common ones. */
    zipf: (list) => list[Math.min(list.length - 1, Math.floor(list.length ** u()) - 1)],
    shuffle: (list) => {
      const out = [...list]
      for (let i = out.length - 1; i > 0; i--) {
        const j = Math.floor(u() * (i + 1))
        ;[out[i], out[j]] = [out[j], out[i]]
      }
      return out
    },
    sample: (list, n) => r.shuffle(list).slice(0, n),
    /** One key of `{key: weight}`. */
    weighted: (weights) => {
      const keys = Object.keys(weights)
      let at = u() * keys.reduce((sum, key) => sum + weights[key], 0)
      for (const key of keys) {
        at -= weights[key]
        if (at < 0) return key
      }
      return keys[keys.length - 1]
    },
    text: (alphabet, n) => {
      let out = ''
      for (let i = 0; i < n; i++) out += alphabet[Math.floor(u() * alphabet.length)]
      return out
    },
    fork: (name) => makeRandom(`${label}/${name}`),
  }
  return r
}
