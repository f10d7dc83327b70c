let table: Map<string, Uint8Array> | undefined

const decoder = () => new TextDecoder('gb18030', { fatal: true })

const addTwoBytes = (map: Map<string, Uint8Array>): void => {
  const decode = decoder()
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue
      const bytes = Uint8Array.of(lead, trail)
      const text = decode.decode(bytes)
      if ([...text].length === 1 && !map.has(text)) map.set(text, bytes)
    }
}

const fourBytes = (linear: number): Uint8Array =>
  Uint8Array.of(
    0x81 + Math.floor(linear / 12_600),
    0x30 + (Math.floor(linear / 1260) % 10),
    0x81 + (Math.floor(linear / 10) % 126),
    0x30 + (linear % 10),
  )

const addFourBytes = (map: Map<string, Uint8Array>): void => {
  const decode = decoder()
  for (let linear = 0; linear < 39_420; linear++) {
    const bytes = fourBytes(linear)
    const text = decode.decode(bytes)
    if (!map.has(text)) map.set(text, bytes)
  }
}

const tableOf = (): Map<string, Uint8Array> => {
  if (table) return table
  table = new Map()
  addTwoBytes(table)
  addFourBytes(table)
  return table
}

const bytesOf = (char: string): Uint8Array => {
  const point = char.codePointAt(0)!
  if (point > 0xffff) return fourBytes(point - 0x10000 + 189_000)
  return tableOf().get(char) ?? Uint8Array.of(0x3f)
}

/** Text in GB18030: the inverse of the platform's decoder, whose table it reads. */
export const encodeGb18030 = (text: string): Buffer => {
  const out = Buffer.allocUnsafe(text.length * 4)
  let at = 0
  for (const char of text) {
    const code = char.charCodeAt(0)
    if (code < 0x80) out[at++] = code
    else for (const byte of bytesOf(char)) out[at++] = byte
  }
  return out.subarray(0, at)
}
