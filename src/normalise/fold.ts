/**
 * Folding of written forms: NFKC, so that full-width and compatibility characters read like plain ones;
 * invisible characters out. Text that is plain already (ASCII and common ideographs) is handed back
 * untouched.
 */
const SETTLED = /^[\x21-\x7e\u4e00-\u9fff]*$/
const SETTLED_WORDS = /^[\x21-\x7e\u4e00-\u9fff]+(?: [\x21-\x7e\u4e00-\u9fff]+)*$/
const INVISIBLE =
  /[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]/g
const LONE_SURROGATE = /\p{Surrogate}/gu
const BLANKS = /\s+/g

/** NFKC, trimmed, runs of blanks made one. */
export const fold = (raw: string): string => (SETTLED_WORDS.test(raw) ? raw : settle(raw, ' '))

/** NFKC without any blanks. */
export const foldTight = (raw: string): string => (SETTLED.test(raw) ? raw : settle(raw, ''))

/** Taking characters out can bring two together that compose, so this goes on until nothing changes. */
const settle = (raw: string, blank: string): string => {
  let text = raw
  for (let before = ''; before !== text; ) {
    before = text
    text = text
      .replace(INVISIBLE, '')
      .replace(LONE_SURROGATE, '\ufffd')
      .normalize('NFKC')
      .replace(BLANKS, blank)
      .trim()
  }
  return text
}

/**
 * An id of a lot, project, contract …: what differs from it in width, in blanks or in characters that nobody
 * sees is the same id (`浙采（２０２６）1号` and `浙采(2026)1号`).
 */
export const keyText = fold

const ASCII = /^[\x00-\x7f]*$/
const LOWER = /[a-z]/
const UPPER = /[A-Z]/

/**
 * Upper case of the ASCII letters alone: other scripts have case rules that do not come back to themselves.
 */
export const upperAscii = (text: string): string =>
  ASCII.test(text)
    ? text.toUpperCase()
    : LOWER.test(text)
      ? text.replace(/[a-z]+/g, (letters) => letters.toUpperCase())
      : text

/** Lower case of the ASCII letters alone. */
export const lowerAscii = (text: string): string =>
  ASCII.test(text)
    ? text.toLowerCase()
    : UPPER.test(text)
      ? text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
      : text

const WIDE_ALNUM = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g
const PLAIN_TEXT = /^[\x20-\x7e\u3001-\u301f\u4e00-\u9fff\uff01-\uff0f\uff1a-\uff20]*$/

/** Text for reading: trimmed, full-width letters and digits made plain, punctuation left as it is. */
export const foldText = (raw: string): string => {
  const text = raw.trim()
  if (PLAIN_TEXT.test(text)) return text
  return text
    .replace(INVISIBLE, '')
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(WIDE_ALNUM, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .normalize('NFC')
    .trim()
}

/** Ideographs, kana, and signs that are not ASCII. */
const BESIDE_WIDE = / ?([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\x00-\x7f\p{L}\p{M}]) ?/gu

/** Blanks out beside Chinese characters and signs; between words with letters they stay, one at a time. */
export const dropWideBlanks = (folded: string): string =>
  folded.includes(' ') ? folded.replace(BESIDE_WIDE, '$1') : folded
