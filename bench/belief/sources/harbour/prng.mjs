// The only source of chance in the harbour generator: a small seeded generator and draws made from it.

/** 32-bit hash of a text (FNV-1a with a final mix); equal texts give equal numbers on every machine. */
export const hash32 = (text) => {
  let h = 2166136261
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619)
  h = Math.imul(h ^ (h >>> 16), 2246822507)
  h = Math.imul(h ^ (h >>> 13), 3266489909)
  return (h ^ (h >>> 16)) >>> 0
}

/** Uniform numbers in [0, 1) from four words of state (sfc32). */
const uniform = (text) => {
  let a = hash32(`a${text}`)
  let b = hash32(`b${text}`)
  let c = hash32(`c${text}`)
  let d = 1
  const next = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + t) | 0
    return (t >>> 0) / 4294967296
  }
  for (let i = 0; i < 12; i++) next()
  return next
}

/**
 * A generator of draws for one purpose; `fork` gives an independent one, so that parts do not disturb each
 * other.
 */
export const makeRng = (text) => {
  const u = uniform(text)
  const int = (lo, hi) => lo + Math.floor(u() * (hi - lo + 1))
  const range = (lo, hi) => lo + u() * (hi - lo)
  const logUniform = (lo, hi) => Math.exp(range(Math.log(lo), Math.log(hi)))
  const normal = (mean = 0, sd = 1) =>
    mean + sd * Math.sqrt(-2 * Math.log(1 - u())) * Math.cos(6.283185307179586 * u())
  const chance = (p) => u() < p
  const pick = (list) => list[Math.floor(u() * list.length)]
  const weighted = (list, weight) => {
    let rest = u() * list.reduce((sum, x) => sum + weight(x), 0)
    for (const x of list) if ((rest -= weight(x)) < 0) return x
    return list[list.length - 1]
  }
  const shuffle = (list) => {
    const out = [...list]
    for (let i = out.length - 1; i > 0; i--) {
      const j = Math.floor(u() * (i + 1))
      const kept = out[i]
      out[i] = out[j]
      out[j] = kept
    }
    return out
  }
  const sample = (list, n) => shuffle(list).slice(0, n)
  const digits = (n) => {
    let out = ''
    for (let i = 0; i < n; i++) out += Math.floor(u() * 10)
    return out
  }
  const chars = (n, alphabet) => {
    let out = ''
    for (let i = 0; i < n; i++) out += alphabet[Math.floor(u() * alphabet.length)]
    return out
  }
  const hex = (n) => chars(n, '0123456789ABCDEF')
  const fork = (label) => makeRng(`${text}/${label}`)
  return {
    u,
    int,
    range,
    logUniform,
    normal,
    chance,
    pick,
    weighted,
    shuffle,
    sample,
    digits,
    chars,
    hex,
    fork,
  }
}
