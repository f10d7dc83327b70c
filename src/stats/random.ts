import { mix } from '../arrays/mix.js'
/**
 * Counter-based randomness: a number is a hash of where it is used (seed, stream, counter), so no draw
 * depends on how many were made before it, on which worker, or in which order (MurmurHash3's finaliser,
 * Appleby, public domain).
 */

/** 32 unsigned bits for (seed, stream, counter): three integers, of which the low 32 bits count. */
export const hash32 = (seed: number, stream: number, counter: number): number => {
  let h = mix(seed ^ 0x9e3779b9)
  h = mix(h ^ Math.imul(stream + 0x7f4a7c15, 0x85ebca6b))
  return mix(h ^ Math.imul(counter + 0x165667b1, 0xc2b2ae35)) >>> 0
}

/** Uniform in [0, 1), 32 bits of it. */
export const uniform = (seed: number, stream: number, counter: number): number =>
  hash32(seed, stream, counter) / 4294967296

/** A stream of uniforms in [0, 1) for libraries that ask for an `rng`. */
export const uniformStream = (seed: number, stream: number): (() => number) => {
  let counter = 0
  return () => uniform(seed, stream, counter++)
}

/** 0..n-1 in a seeded order (Fisher–Yates). */
export const shuffled = (n: number, seed: number, stream: number): Int32Array => {
  const order = new Int32Array(n)
  for (let i = 0; i < n; i++) {
    const j = Math.floor(uniform(seed, stream, i) * (i + 1))
    order[i] = order[j]!
    order[j] = i
  }
  return order
}

/**
 * As `shuffled`, but in runs of `block` neighbours where n is large: nearly as random, and kind to the
 * caches.
 */
export const shuffledRuns = (n: number, seed: number, stream: number, block = 32): Int32Array => {
  if (n < 128 * block) return shuffled(n, seed, stream)
  const order = new Int32Array(n)
  let at = 0
  for (const run of shuffled(Math.ceil(n / block), seed, stream))
    for (let i = run * block; i < Math.min(n, (run + 1) * block); i++) order[at++] = i
  return order
}
