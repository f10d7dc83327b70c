import { damageTexts } from '../texts/damage.js'
import type { Text } from '../texts/text.js'
import { type Bytes, chunksOf } from './bytes.js'
import { JsonSplit, nestingOf, type Piece, pieceOf } from './json-split.js'
import type { Limits } from './limits.js'
import { SourceError } from './source-error.js'

/** One record of a JSON file: its value, or what is wrong with it. */
export interface JsonRecord {
  /** 1-based line where it starts */
  line: number
  /** bytes of the record's text, roughly */
  length: number
  value?: unknown
  fault?: Text
  /** of a record that is none, how its text begins: at most 200 characters */
  begins?: string
  /** its bytes are of another encoding than UTF-8, which JSON has to be in (RFC 8259 §8.1) */
  garbled?: true
}

const CHUNK = 1 << 18

/**
 * The records of a JSON file (`lines`: one a line, where a damaged line costs only itself). Otherwise damage
 * anywhere throws SourceError, for what follows cannot be told apart.
 */
export async function* jsonRecords(
  bytes: Bytes,
  lines: boolean,
  limits: Limits,
  signal?: AbortSignal,
): AsyncGenerator<JsonRecord> {
  const pieces = lines ? byLine(bytes, limits, signal) : byStructure(bytes, limits, signal)
  for await (const { text, line, isUtf8 } of pieces) {
    const length = text.length
    if (!isUtf8) {
      yield { line, length, fault: damageTexts.not_utf8, begins: text.slice(0, 200), garbled: true }
      continue
    }
    try {
      if (lines && nestingOf(text) > limits.jsonDepth)
        throw new SourceError('json_deep', { most: limits.jsonDepth })
      yield { line, length, value: JSON.parse(text) as unknown }
    } catch (error) {
      const detail = error instanceof SourceError ? error.text : damageTexts.json_value
      if (!lines) throw new SourceError('json_broken', { line, detail }, { cause: error })
      yield { line, length, fault: detail, begins: text.slice(0, 200) }
    }
  }
}

async function* byStructure(bytes: Bytes, limits: Limits, signal?: AbortSignal): AsyncGenerator<Piece> {
  const split = new JsonSplit(limits)
  for await (const chunk of chunksOf(bytes, CHUNK, signal)) yield* split.push(chunk)
  yield* split.end()
}

async function* byLine(bytes: Bytes, limits: Limits, signal?: AbortSignal): AsyncGenerator<Piece> {
  let parts: Uint8Array[] = []
  let held = 0
  let line = 1
  const piece = (): Piece => {
    const read = pieceOf(parts)
    parts = []
    held = 0
    return { ...read, line: line++ }
  }
  for await (const chunk of chunksOf(bytes, CHUNK, signal)) {
    let at = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, at)) {
      parts.push(chunk.subarray(at, end))
      at = end + 1
      const whole = piece()
      if (whole.text !== '') yield whole
    }
    held += chunk.length - at
    if (held > limits.jsonRecord) throw new SourceError('json_large', { most: limits.jsonRecord })
    parts.push(chunk.slice(at))
  }
  const rest = piece()
  if (rest.text !== '') yield rest
}
