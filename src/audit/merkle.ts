import { hash } from 'node:crypto'

/**
 * The Merkle tree of RFC 9162 §2.1 over leaf hashes: its root as it grows, and proofs that an entry lies in
 * it and that a smaller tree is a beginning of it. Hashes are SHA-256, 32 bytes; sizes count leaves.
 */
export const HASH_BYTES = 32

/** Hash of the tree without leaves. */
export const EMPTY_ROOT: Buffer = hash('sha256', '', 'buffer')

/** Hash of an entry as a leaf: SHA-256(0x00 ‖ bytes). */
export const leafHash = (bytes: Uint8Array): Buffer => {
  const input = Buffer.allocUnsafe(bytes.length + 1)
  input[0] = 0
  input.set(bytes, 1)
  return hash('sha256', input, 'buffer')
}

const pair = Buffer.allocUnsafe(1 + 2 * HASH_BYTES)
pair[0] = 1

/** Hash of two subtrees: SHA-256(0x01 ‖ left ‖ right). */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => {
  pair.set(left, 1)
  pair.set(right, 1 + HASH_BYTES)
  return hash('sha256', pair, 'buffer')
}

/** A growing tree by the roots of its full subtrees, at most one of each height. */
export class Frontier {
  /** roots from the highest subtree to the lowest */
  private readonly peaks: Buffer[] = []

  private constructor(private leaves: number) {}

  /** A tree of `size` leaves from `bytes()` of one; without them the empty tree. */
  static of(size = 0, bytes: Uint8Array = Buffer.alloc(0)): Frontier {
    const frontier = new Frontier(size)
    for (let at = 0; at < bytes.length; at += HASH_BYTES)
      frontier.peaks.push(Buffer.from(bytes.subarray(at, at + HASH_BYTES)))
    return frontier
  }

  get size(): number {
    return this.leaves
  }

  append(leaf: Uint8Array): void {
    let node = Buffer.from(leaf)
    for (let n = this.leaves; n % 2 === 1; n = (n - 1) / 2) node = nodeHash(this.peaks.pop()!, node) as never
    this.peaks.push(node)
    this.leaves++
  }

  root(): Buffer {
    return this.peaks.length === 0
      ? EMPTY_ROOT
      : this.peaks.reduceRight((right, left) => nodeHash(left, right))
  }

  bytes(): Buffer {
    return Buffer.concat(this.peaks)
  }
}

/** Leaf hashes one after the other, 32 bytes each. */
export type Leaves = Uint8Array
const sizeOf = (leaves: Leaves): number => leaves.length / HASH_BYTES
const part = (leaves: Leaves, from: number, to: number): Leaves =>
  leaves.subarray(from * HASH_BYTES, to * HASH_BYTES)

/** The largest power of two below `n` (n > 1). */
const split = (n: number): number => 2 ** Math.ceil(Math.log2(n) - 1)

export const rootOf = (leaves: Leaves): Buffer => {
  const frontier = Frontier.of()
  for (let i = 0; i < sizeOf(leaves); i++) frontier.append(part(leaves, i, i + 1))
  return frontier.root()
}

/** Hashes that lead from leaf `index` to the root (§2.1.3.1), lowest first. */
export const inclusionProof = (leaves: Leaves, index: number): Buffer[] => {
  const n = sizeOf(leaves)
  if (n <= 1) return []
  const k = split(n)
  const [left, right] = [part(leaves, 0, k), part(leaves, k, n)]
  return index < k
    ? [...inclusionProof(left, index), rootOf(right)]
    : [...inclusionProof(right, index - k), rootOf(left)]
}

/** Hashes that show the first `size` leaves to be a beginning of all of them (§2.1.4.1). */
export const consistencyProof = (leaves: Leaves, size: number): Buffer[] =>
  size === 0 || size === sizeOf(leaves) ? [] : subproof(leaves, size, true)

const subproof = (leaves: Leaves, m: number, known: boolean): Buffer[] => {
  const n = sizeOf(leaves)
  if (m === n) return known ? [] : [rootOf(leaves)]
  const k = split(n)
  const [left, right] = [part(leaves, 0, k), part(leaves, k, n)]
  return m <= k
    ? [...subproof(left, m, known), rootOf(right)]
    : [...subproof(right, m - k, false), rootOf(left)]
}

const isOdd = (n: number): boolean => n % 2 === 1
const half = (n: number): number => Math.floor(n / 2)

/** Whether the leaf at `index` lies in the tree of `size` with this root (§2.1.3.2). */
export const provesInclusion = (
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean => {
  if (index < 0 || index >= size) return false
  let [fn, sn, node] = [index, size - 1, Buffer.from(leaf)]
  for (const one of proof) {
    if (sn === 0) return false
    if (isOdd(fn) || fn === sn) {
      node = nodeHash(one, node) as never
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else node = nodeHash(node, one) as never
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && node.equals(root)
}

/** A tree by its size and root. */
export interface TreeHead {
  size: number
  root: Uint8Array
}

/** Whether the tree `old` is a beginning of the tree `now` (§2.1.4.2). */
export const provesConsistency = (old: TreeHead, now: TreeHead, proof: readonly Uint8Array[]): boolean => {
  if (old.size > now.size) return false
  if (old.size === now.size) return proof.length === 0 && Buffer.from(old.root).equals(now.root)
  if (old.size === 0) return proof.length === 0 && EMPTY_ROOT.equals(old.root)
  const path = Number.isInteger(Math.log2(old.size)) ? [old.root, ...proof] : [...proof]
  if (path.length === 0) return false
  let [fn, sn] = [old.size - 1, now.size - 1]
  while (isOdd(fn)) [fn, sn] = [half(fn), half(sn)]
  let [fr, sr] = [Buffer.from(path[0]!), Buffer.from(path[0]!)]
  for (const one of path.slice(1)) {
    if (sn === 0) return false
    if (isOdd(fn) || fn === sn) {
      fr = nodeHash(one, fr) as never
      sr = nodeHash(one, sr) as never
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else sr = nodeHash(sr, one) as never
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && fr.equals(old.root) && sr.equals(now.root)
}
