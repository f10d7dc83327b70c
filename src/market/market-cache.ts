import type { Market } from './market.js'
import { readSnapshot, writeSnapshot } from './snapshot.js'

export interface MarketOptions {
  signal?: AbortSignal
  progress?: (done: number, of: number, what: string) => void
}

/**
 * The market in memory: that of the store's present digest, from the snapshot folder or built, at most one
 * build at a time. A built one is written to the folder afterwards; a snapshot that cannot be written costs
 * the next start a build and nothing else.
 */
export class MarketCache {
  private held: Market | undefined
  private making: Promise<Market> | undefined
  private saving: Promise<void> = Promise.resolve()

  constructor(
    private readonly digest: () => Promise<string>,
    private readonly build: (options: MarketOptions) => Promise<Market>,
    private readonly dir: string,
  ) {}

  async get(options: MarketOptions): Promise<Market> {
    for (;;) {
      const digest = await this.digest()
      if (this.held?.digest === digest) return this.held
      if (!this.making) return this.make(digest, options)
      await this.making.catch(() => undefined)
    }
  }

  private async make(digest: string, options: MarketOptions): Promise<Market> {
    this.held = undefined
    this.making = this.readOrBuild(digest, options)
    try {
      this.held = await this.making
      return this.held
    } finally {
      this.making = undefined
    }
  }

  private async readOrBuild(digest: string, options: MarketOptions): Promise<Market> {
    const read = await readSnapshot(this.dir, digest)
    if (read) return read
    const market = await this.build(options)
    await this.saving
    this.saving = writeSnapshot(this.dir, market).catch(() => undefined)
    return market
  }

  forget(): void {
    this.held = undefined
  }

  /** Waits until a snapshot under way is written. */
  async close(): Promise<void> {
    await this.making?.catch(() => undefined)
    await this.saving
  }
}
