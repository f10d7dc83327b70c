import { SaxesParser } from 'saxes'
import { damageTexts } from '../texts/damage.js'
import { type Bytes, chunksOf } from './bytes.js'
import { SourceError } from './source-error.js'

export interface XmlHandler {
  /** element and attributes by local name */
  open(name: string, attributes: Readonly<Record<string, string>>): void
  close(name: string): void
  text(text: string): void
}

const CHUNK = 1 << 16
const DEEPEST = 64
/** bytes of one text or tag */
const LONGEST = 4 << 20

/**
 * Read an XML part of a workbook piece by piece, yielding after each. No DTD, no entities but the five, no
 * nesting beyond 64, no text beyond 4 MiB: throws SourceError. What follows is never fetched: nothing is.
 */
export async function* readXml(
  bytes: Bytes,
  handler: XmlHandler,
  signal?: AbortSignal,
): AsyncGenerator<number> {
  const parser = new SaxesParser({ position: false })
  let depth = 0
  let since = 0
  let total = 0
  parser.on('error', (error) => {
    throw new SourceError('xlsx_broken', { detail: damageTexts.xml }, { cause: error })
  })
  parser.on('doctype', () => {
    throw new SourceError('xlsx_dtd')
  })
  parser.on('opentag', (tag) => {
    since = 0
    if (++depth > DEEPEST) throw new SourceError('xlsx_broken', { detail: damageTexts.xml_deep })
    handler.open(local(tag.name), tag.attributes as Record<string, string>)
  })
  parser.on('closetag', (tag) => {
    since = 0
    depth--
    handler.close(local(tag.name))
  })
  parser.on('text', (text) => handler.text(text))
  parser.on('cdata', (text) => handler.text(text))
  const decoder = new TextDecoder('utf-8')
  for await (const chunk of chunksOf(bytes, CHUNK, signal)) {
    since += chunk.length
    total += chunk.length
    if (since > LONGEST) throw new SourceError('xlsx_broken', { detail: damageTexts.xml_endless })
    const text = decoder.decode(chunk, { stream: true })
    if (total === chunk.length && /<!DOCTYPE/i.test(text)) throw new SourceError('xlsx_dtd')
    parser.write(text)
    yield total
  }
  parser.close()
}

const local = (name: string): string => {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** An attribute by its local name, whatever its prefix. */
export const attribute = (attributes: Readonly<Record<string, string>>, name: string): string | undefined =>
  attributes[name] ?? Object.entries(attributes).find(([key]) => local(key) === name)?.[1]
