import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'

const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d

/**
 * The bytes of a CSV file's header and of the records that start at these lines, as they stand in the file,
 * line ends included. Lines are counted as the importer counts them. Works for any encoding in which quotes
 * and line ends are single bytes of their own (UTF-8, GB18030); undefined for UTF-16.
 */
export const recordBytes = async (
  path: string,
  lines: ReadonlySet<number>,
): Promise<{ header: Buffer; records: Map<number, Buffer> } | undefined> => {
  const cutter = new Cutter(lines)
  const file = createReadStream(path, { highWaterMark: 1 << 20 })
  const stream = path.toLowerCase().endsWith('.gz') ? file.pipe(createGunzip()) : file
  let first = true
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (first && isUtf16(chunk)) return undefined
    first = false
    cutter.take(chunk)
  }
  cutter.end()
  return { header: Buffer.concat(cutter.header), records: cutter.records }
}

const isUtf16 = (head: Buffer): boolean =>
  (head[0] === 0xff && head[1] === 0xfe) ||
  (head[0] === 0xfe && head[1] === 0xff) ||
  head.subarray(0, 64).includes(0)

class Cutter {
  readonly header: Buffer[] = []
  readonly records = new Map<number, Buffer>()
  private line = 1
  private inHeader = true
  private quoted = false
  /** parts of the record at hand, and the line it starts at; 0 = none is being kept */
  private parts: Buffer[] = []
  private start = 0
  private afterCr = false

  constructor(private readonly wanted: ReadonlySet<number>) {}

  take(chunk: Buffer): void {
    let from = 0
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i]!
      if (this.afterCr) {
        this.afterCr = false
        const end = byte === LF ? i + 1 : i
        this.lineEnds(chunk.subarray(from, end))
        from = end
        if (byte === LF) continue
      }
      if (byte === QUOTE && (this.inHeader || this.start > 0)) this.quoted = !this.quoted
      else if (byte === CR) this.afterCr = true
      else if (byte === LF) {
        this.lineEnds(chunk.subarray(from, i + 1))
        from = i + 1
      }
    }
    this.keep(chunk.subarray(from))
  }

  end(): void {
    if (this.parts.length > 0) this.finish()
  }

  private keep(bytes: Buffer): void {
    if (bytes.length > 0 && (this.inHeader || this.start > 0)) this.parts.push(Buffer.from(bytes))
  }

  private lineEnds(bytes: Buffer): void {
    this.keep(bytes)
    this.line++
    if (!this.quoted && this.parts.length > 0) this.finish()
    if (!this.inHeader && this.start === 0 && this.wanted.has(this.line)) this.start = this.line
  }

  private finish(): void {
    const record = Buffer.concat(this.parts)
    this.parts = []
    if (this.inHeader) {
      this.header.push(record)
      const text = record
        .toString('latin1')
        .replace(/^\u00ef\u00bb\u00bf/, '')
        .trim()
      if (text !== '' && !/^sep=[,;\t]$/i.test(text)) this.inHeader = false
    } else if (this.start > 0) this.records.set(this.start, record)
    this.start = 0
    this.quoted = false
  }
}
