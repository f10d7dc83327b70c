import { AppError } from '../domain/errors.js'

export type IniSection = Record<string, string>
export interface Ini {
  /** keys above the first section */
  top: IniSection
  /** the last section of each name */
  sections: Map<string, IniSection>
}

const ESCAPES: Record<string, string> = { '0': '\0', a: '\x07', b: '\b', t: '\t', r: '\r', n: '\n', '\n': '' }
const BLANK = /\s/u

/**
 * Reads INI text as rust-ini 0.18 does, which Cardinal uses: `key = value` or `key: value`; comments are
 * whole lines with `;` or `#` in the first column; values may stand in quotes; a backslash escapes; a later
 * key or section of the same name replaces the earlier. Throws invalid_input with the line.
 */
export const readIni = (text: string): Ini => {
  const chars = [...text]
  const ini: Ini = { top: Object.create(null), sections: new Map() }
  let section = ini.top
  let at = 0
  let key = ''

  const fail = (problem: string): never => {
    const line = chars.slice(0, at).filter((c) => c === '\n').length + 1
    throw new AppError('invalid_input', `Cannot read the settings: line ${line}: ${problem}`)
  }
  const until = (ends: string, atEnd: 'fail' | 'stop'): string => {
    let read = ''
    for (; at >= chars.length || !ends.includes(chars[at]!); at++) {
      if (at >= chars.length) {
        if (atEnd === 'stop') return read
        fail(`"${[...ends].join('" or "')}" is missing`)
      }
      if (chars[at] !== '\\') read += chars[at]
      else if (++at >= chars.length) fail('nothing follows the backslash')
      else if (chars[at] === 'x') {
        const hex = chars.slice(at + 1, at + 5).join('')
        if (!/^[0-9a-f]{4}$/i.test(hex)) fail('four hex digits must follow \\x')
        read += String.fromCodePoint(Number.parseInt(hex, 16))
        at += 4
      } else read += ESCAPES[chars[at]!] ?? chars[at]!
    }
    return read
  }
  const skipBlanks = (withBreaks: boolean): void => {
    while (at < chars.length && BLANK.test(chars[at]!) && (withBreaks || !'\n\r'.includes(chars[at]!))) at++
  }
  const value = (): string => {
    skipBlanks(false)
    const quote = chars[at]
    if (quote !== '"' && quote !== "'") return until('\n\r', 'stop')
    at++
    const quoted = until(quote, 'fail')
    at++
    return quoted + until('\n\r', 'stop')
  }

  for (skipBlanks(true); at < chars.length; skipBlanks(true)) {
    const char = chars[at]!
    if (char === ';' || char === '#') {
      if (at > 0 && chars[at - 1] !== '\n') fail('a comment must start in the first column')
      while (at < chars.length && chars[at] !== '\n') at++
    } else if (char === '[') {
      at++
      section = Object.create(null) as IniSection
      ini.sections.set(until(']', 'fail').trim(), section)
      at++
    } else if (char === '=' || char === ':') {
      if (key === '') fail('a key is missing')
      at++
      section[key] = value().trim()
      key = ''
    } else key = until('=:', 'fail').trim()
  }
  return ini
}
