import { isUtf8 } from 'node:buffer'

/** Encodings that lines tell apart. */
export type LineEncoding = 'utf-8' | 'gb18030' | 'windows-1252' | 'big5'

const LINES_LOOKED_AT = 20_000
const LONGEST_LINE = 1 << 16
const LF = 10

/**
 * The encoding that most of the lines with high bytes fit: one damaged line does not turn a file of names
 * into nonsense, that line alone is quarantined.
 */
export const voteByLines = async (chunks: AsyncIterable<Uint8Array>): Promise<LineEncoding> => {
  const votes = { 'utf-8': 0, gb18030: 0, 'windows-1252': 0, big5: 0 }
  let lines = 0
  for await (const line of linesWithHighBytes(chunks)) {
    const encoding = encodingOfLine(line)
    if (encoding) votes[encoding]++
    if (encoding && ++lines >= LINES_LOOKED_AT) break
  }
  const chinese = Math.max(votes['utf-8'], votes.gb18030)
  if (votes['windows-1252'] > Math.max(chinese, votes.big5)) return 'windows-1252'
  if (votes.big5 > chinese) return 'big5'
  return votes.gb18030 > votes['utf-8'] ? 'gb18030' : 'utf-8'
}

async function* linesWithHighBytes(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let tail: Uint8Array = new Uint8Array(0)
  for await (const chunk of chunks) {
    const whole = Buffer.concat([tail, chunk])
    let at = 0
    for (let end = whole.indexOf(LF); end >= 0; end = whole.indexOf(LF, at)) {
      const line = whole.subarray(at, end)
      at = end + 1
      if (hasHighByte(line)) yield line
    }
    tail = whole.subarray(at, at + LONGEST_LINE)
  }
  if (hasHighByte(tail)) yield tail
}

/** What a line with high bytes is written in; undefined where nothing fits. */
const encodingOfLine = (line: Uint8Array): LineEncoding | undefined => {
  if (isUtf8(line)) return 'utf-8'
  if (isBig5(line)) return 'big5'
  if (isWestern(line)) return 'windows-1252'
  if (isPlainGb(line)) return 'gb18030'
  if (isDamagedUtf8(line)) return 'utf-8'
  return isGb18030(line) ? 'gb18030' : undefined
}

/**
 * A line that can hardly be in the encoding of the lines around it: whole UTF-8 with a character of three
 * bytes among GB18030 or Windows-1252, or the pairs of GB 2312 among UTF-8. Anything else is not certain
 * enough, and is read as its neighbours are.
 */
export const strayEncoding = (line: Uint8Array, around: LineEncoding): LineEncoding | undefined => {
  if (around === 'utf-8') {
    const isOther = !isUtf8(line) && isPlainGb(line) && hasWord(line) && !isDamagedUtf8(line)
    return isOther ? 'gb18030' : undefined
  }
  return isUtf8(line) && line.some((byte) => byte >= 0xe2) ? 'utf-8' : undefined
}

export const hasHighByte = (line: Uint8Array): boolean => {
  for (let i = 0; i < line.length; i++) if (line[i]! >= 0x80) return true
  return false
}

const gb18030 = new TextDecoder('gb18030', { fatal: true })

const isGb18030 = (line: Uint8Array): boolean => {
  try {
    gb18030.decode(line)
    return true
  } catch {
    return false
  }
}

/** All high bytes are pairs of GB 2312, in which nearly all Chinese text is written. */
const isPlainGb = (line: Uint8Array): boolean => {
  for (let i = 0; i < line.length; i++) {
    if (line[i]! < 0x80) continue
    if (line[i]! < 0xa1 || line[i]! > 0xf7 || !((line[i + 1] ?? 0) >= 0xa1)) return false
    i++
  }
  return true
}

/**
 * All high bytes begin pairs of the common characters of Big5 (A4–C6), most of them before C0, where Western
 * capitals begin, and some end as pairs of GB 2312 cannot: in GBK those are rare characters.
 */
const isBig5 = (line: Uint8Array): boolean => {
  let [pairs, early, low] = [0, 0, 0]
  for (let i = 0; i < line.length; i++) {
    if (line[i]! < 0x80) continue
    const [lead, trail] = [line[i]!, line[++i] ?? 0]
    if (lead < 0xa1 || lead > 0xc6 || trail < 0x40 || (trail > 0x7e && trail < 0xa1)) return false
    pairs++
    if (lead < 0xc0) early++
    if (trail < 0x80) low++
  }
  return pairs > 2 && early * 2 > pairs && low * 8 >= pairs
}

/** Two characters of two bytes side by side: one alone may be what is left of a damaged one. */
const hasWord = (line: Uint8Array): boolean => {
  for (let i = 3; i < line.length; i++)
    if (line[i]! >= 0x80 && line[i - 1]! >= 0x80 && line[i - 2]! >= 0x80 && line[i - 3]! >= 0x80) return true
  return false
}

const isLetter = (byte: number | undefined): boolean => /^[a-z]$/i.test(String.fromCharCode(byte ?? 0))
/** Bytes that Windows-1252 does not have. */
const NOT_WESTERN = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])

/**
 * Accented letters in words of Latin ones: high bytes stand alone, or two together beside a letter, as in
 * `Construções`. Chinese text has them in longer runs.
 */
const isWestern = (line: Uint8Array): boolean => {
  for (let i = 0; i < line.length; i++) {
    if (line[i]! < 0x80) continue
    let end = i
    while (end < line.length && line[end]! >= 0x80) if (NOT_WESTERN.has(line[end++]!)) return false
    if (end - i > 2 || (end - i === 2 && !isLetter(line[i - 1]) && !isLetter(line[end]))) return false
    i = end
  }
  return true
}

const lenient = new TextDecoder('utf-8')

/** More of it decodes to characters than to gaps. */
const isDamagedUtf8 = (line: Uint8Array): boolean => {
  const text = lenient.decode(line)
  return text.replace(/[^\u0800-\ufffc]/g, '').length > text.replace(/[^\ufffd]/g, '').length
}
