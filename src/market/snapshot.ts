import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Market } from './market.js'
import { ROWS_LAYOUT } from './rows.js'

/**
 * A market on disk: `<digest>.market` = magic, length of the header, header (JSON: the layout of the rows
 * that are taken, and the market with each array replaced by its type, place, length and checksum), then the
 * arrays, each at a multiple of 8. Written under another name and renamed, so that what is there is whole; a
 * file that is cut, altered or of another format is ignored and built again.
 */
const MAGIC = 'BJMARKT3'
const HEAD = 16

const TYPES = { i32: Int32Array, u32: Uint32Array, f64: Float64Array, u8: Uint8Array } as const
type TypeName = keyof typeof TYPES
type Typed = InstanceType<(typeof TYPES)[TypeName]>
interface Section {
  $: TypeName
  at: number
  n: number
  crc: number
}

/** The market of this digest, or undefined when there is none that is whole. */
export const readSnapshot = async (dir: string, digest: string): Promise<Market | undefined> => {
  const file = await open(join(dir, `${digest}.market`)).catch(() => undefined)
  if (!file) return undefined
  try {
    const head = Buffer.alloc(HEAD)
    await file.read(head, 0, HEAD, 0)
    if (head.toString('latin1', 0, 8) !== MAGIC) return undefined
    const header = Buffer.alloc(head.readUInt32LE(8))
    await file.read(header, 0, header.length, HEAD)
    const load = async (section: Section): Promise<Typed> => {
      const Make = TYPES[section.$] as new (buffer: SharedArrayBuffer) => Typed
      const array = new Make(new SharedArrayBuffer(section.n * TYPES[section.$].BYTES_PER_ELEMENT))
      const bytes = new Uint8Array(array.buffer)
      for (let done = 0; done < bytes.length; ) {
        const length = Math.min(bytes.length - done, SLICE)
        const buffer = bytes as unknown as Uint8Array<ArrayBuffer>
        const { bytesRead } = await file.read(buffer, done, length, section.at + done)
        if (bytesRead === 0) throw new Error('cut')
        done += bytesRead
      }
      if ((await checksum(bytes)) !== section.crc) throw new Error('altered')
      return array
    }
    const { layout, market: tree } = JSON.parse(header.toString()) as { layout: string; market: unknown }
    if (layout !== ROWS_LAYOUT) return undefined
    const market = (await mapTree(tree, isSection, load)) as Market
    return market.digest === digest ? market : undefined
  } catch {
    return undefined
  } finally {
    await file.close()
  }
}

/** Writes the market's snapshot and removes those of other digests. */
export const writeSnapshot = async (dir: string, market: Market): Promise<void> => {
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const arrays: Typed[] = []
  let at = 0
  const tree = await mapTree(market, isTyped, async (array: Typed): Promise<Section> => {
    const section = { $: typeOf(array), at, n: array.length, crc: await checksum(bytesOf(array)) }
    arrays.push(array)
    at += Math.ceil(array.byteLength / 8) * 8
    return section
  })
  const header = Buffer.from(
    JSON.stringify({
      layout: ROWS_LAYOUT,
      market: await mapTree(tree, isSection, async (s) => ({ ...s, at: s.at + BASE })),
    }),
  )
  if (HEAD + header.length > BASE) throw new Error('The header of a snapshot is too long')
  const head = Buffer.alloc(HEAD)
  head.write(MAGIC, 0, 'latin1')
  head.writeUInt32LE(header.length, 8)
  const name = `${market.digest}.market`
  const temporary = join(dir, `${name}.${process.pid}.tmp`)
  const file = await open(temporary, 'w', 0o600)
  try {
    await file.write(Buffer.concat([head, header]), 0, HEAD + header.length, 0)
    let place = BASE
    for (const array of arrays) {
      const bytes = bytesOf(array)
      for (let done = 0; done < bytes.length; done += SLICE)
        await file.write(bytes, done, Math.min(SLICE, bytes.length - done), place + done)
      place += Math.ceil(array.byteLength / 8) * 8
    }
    await file.truncate(place)
  } finally {
    await file.close()
  }
  await rename(temporary, join(dir, name))
  for (const other of await readdir(dir)) if (other !== name) await rm(join(dir, other), { force: true })
}

/** Bytes handled at once, so that the event loop stays free. */
const SLICE = 4 << 20
/** Where the arrays begin. */
const BASE = 1 << 20

const bytesOf = (array: Typed): Uint8Array => new Uint8Array(array.buffer, array.byteOffset, array.byteLength)

const checksum = async (bytes: Uint8Array): Promise<number> => {
  let crc = 0
  for (let from = 0; from < bytes.length; from += SLICE) {
    crc = crc32(bytes.subarray(from, from + SLICE), crc)
    if (from > 0) await new Promise((resolve) => setImmediate(resolve))
  }
  return crc
}

const isTyped = (value: unknown): value is Typed => ArrayBuffer.isView(value)
const isSection = (value: unknown): value is Section =>
  typeof value === 'object' && value !== null && '$' in value
const typeOf = (array: Typed): TypeName =>
  (Object.keys(TYPES) as TypeName[]).find((name) => array instanceof TYPES[name])!

const mapTree = async <T>(
  value: unknown,
  is: (value: unknown) => value is T,
  map: (value: T) => Promise<unknown>,
): Promise<unknown> => {
  if (is(value)) return map(value)
  if (typeof value !== 'object' || value === null) return value
  const copy: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value)) copy[key] = await mapTree(item, is, map)
  return copy
}
