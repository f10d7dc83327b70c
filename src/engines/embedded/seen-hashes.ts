import type { DuckDBConnection } from '@duckdb/node-api'
import { streamColumns } from './read.js'

/** Words of a block: one line of the processor's cache. */
const BLOCK = 16
const BITS_PER_HASH = 24
const FIRST_BLOCKS = 1 << 15
/** transactions that ask the store itself before it is worth reading its hashes */
const PATIENCE = 4

/**
 * Which 64-bit hashes the store may hold already: never wrong when it says no, so that only the few it says
 * yes to are asked of the store, whose tables grow while every transaction would search them whole. A blocked
 * Bloom filter (Putze, Sanders and Singler 2007), 3 bytes a hash, that grows by a further filter of twice the
 * size.
 */
export class SeenHashes {
  private readonly filters: Filter[] = []
  private asked = 0
  private isComplete: boolean

  /**
   * @param sql two columns, UBIGINT `hash` and INTEGER `salt`, of all the store holds; `isEmpty`: it holds
   * none yet
   */
  constructor(
    private readonly sql: string,
    isEmpty: boolean,
  ) {
    this.isComplete = isEmpty
  }

  /** To be called once a transaction, before `may`. */
  async prepare(connection: DuckDBConnection): Promise<void> {
    if (this.isComplete || this.asked++ < PATIENCE) return
    await streamColumns(connection, this.sql, ([hashes, salts], rows) => {
      const words = hashes as Uint32Array
      for (let k = 0; k < rows; k++) this.add(words[2 * k + 1]!, words[2 * k]!, salts![k] as number)
    })
    this.isComplete = true
  }

  /** False: the store does not hold the hash. */
  may(hi: number, lo: number, salt = 0): boolean {
    if (!this.isComplete) return true
    const key = hi ^ Math.imul(salt + 1, 0x9e3779b1)
    return this.filters.some((filter) => filter.has(key, lo))
  }

  /** The store holds the hash from now on. */
  add(hi: number, lo: number, salt = 0): void {
    let last = this.filters.at(-1)
    if (!last || last.isFull) {
      last = new Filter(last ? 2 * last.blocks : FIRST_BLOCKS)
      this.filters.push(last)
    }
    last.add(hi ^ Math.imul(salt + 1, 0x9e3779b1), lo)
  }
}

class Filter {
  private readonly words: Int32Array
  private left: number

  constructor(readonly blocks: number) {
    this.words = new Int32Array(BLOCK * blocks)
    this.left = Math.floor((32 * BLOCK * blocks) / BITS_PER_HASH)
  }

  get isFull(): boolean {
    return this.left <= 0
  }

  has(hi: number, lo: number): boolean {
    const { words } = this
    const at = this.block(hi)
    for (let k = 0, h = lo | 1; k < PROBES; k++, h = Math.imul(h, 0x2c1b3c6d) ^ (hi >>> k))
      if ((words[at + ((h >>> 28) & 15)]! & (1 << ((h >>> 23) & 31))) === 0) return false
    return true
  }

  add(hi: number, lo: number): void {
    const { words } = this
    const at = this.block(hi)
    for (let k = 0, h = lo | 1; k < PROBES; k++, h = Math.imul(h, 0x2c1b3c6d) ^ (hi >>> k))
      words[at + ((h >>> 28) & 15)]! |= 1 << ((h >>> 23) & 31)
    this.left--
  }

  private block(hi: number): number {
    return BLOCK * ((hi ^ (hi >>> 15)) & (this.blocks - 1))
  }
}

const PROBES = 8
