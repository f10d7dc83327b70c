import { statSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { auditFile } from './database.js'

const STEP = 8 * 2 ** 20
const PIECE = Buffer.alloc(2 ** 18)

/**
 * Keeps the file beside the log of store `dir` larger than what is written to it. Where a commit makes a file
 * longer, its `fdatasync` waits for the file system's own journal, and so for whatever else is written to
 * that disk; where it writes over what there is, for its own bytes alone.
 */
export class WriteAhead {
  private readonly path: string
  private known: number | undefined
  private growing: Promise<void> | undefined

  constructor(dir: string) {
    this.path = `${auditFile(dir)}-wal`
  }

  /** Where the file has become longer since the last look, makes it longer by 8 MiB, beside other work. */
  look(): void {
    if (this.growing) return
    const size = statSync(this.path, { throwIfNoEntry: false })?.size ?? 0
    const isLonger = this.known !== undefined && size > this.known
    this.known = size
    if (!isLonger) return
    this.growing = this.grow(size + STEP)
      .catch(() => undefined) // a full disk: what is written next tells whoever waits
      .finally(() => {
        this.growing = undefined
      })
  }

  /** Resolves once no growing is under way. */
  async settled(): Promise<void> {
    await this.growing
  }

  /** Appended zeros are no frames, and are never over frames that others append meanwhile. */
  private async grow(size: number): Promise<void> {
    const file = await open(this.path, 'a')
    try {
      for (let have = await lengthOf(file); have < size; have = await lengthOf(file)) {
        await file.write(PIECE)
        await file.datasync()
      }
      this.known = await lengthOf(file)
    } finally {
      await file.close()
    }
  }
}

const lengthOf = async (file: FileHandle): Promise<number> => (await file.stat()).size
