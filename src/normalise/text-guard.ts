const EQUALS = 0x3d
const APOSTROPHE = 0x27
const QUOTE = 0x22
const OPENING = 0x201c
/** A cell that was quoted once more than its file wants. */
const WHOLE_QUOTED = /^["“]([^"“”]+)["”]$/
/** Typed for an apostrophe: ‘ ’ ＇, which in front of text that has no second of them is a guard too. */
const LIKE_APOSTROPHE = new Set([0x2018, 0x2019, 0xff07])
const QUOTES = /['‘’＇]/

/**
 * A cell without what keeps a spreadsheet from reading it as a number: `="0012"`, `=T("0012")`, `'0012`,
 * `"0012"`. The guard is the file's, no part of an id: left in, it makes a second bidder of the first. Text
 * that begins otherwise is handed back untouched.
 */
export const unguarded = (text: string): string => (GUARDS[text.charCodeAt(0)] === 1 ? bareOf(text) : text)

/** What a guard begins with. */
const GUARDS = new Uint8Array(1 << 16)
for (const first of [EQUALS, APOSTROPHE, QUOTE, OPENING, ...LIKE_APOSTROPHE]) GUARDS[first] = 1

const bareOf = (text: string): string => {
  let bare = text
  for (let before = ''; before !== bare; ) {
    before = bare
    const first = bare.charCodeAt(0)
    if (first === APOSTROPHE) bare = bare.slice(1).trim()
    else if (first === QUOTE || first === OPENING) bare = (WHOLE_QUOTED.exec(bare)?.[1] ?? bare).trim()
    else if (first === EQUALS) bare = (/^=(?:T\()?"([^"]*)"\)?$/i.exec(bare)?.[1] ?? bare).trim()
    else if (LIKE_APOSTROPHE.has(first) && !QUOTES.test(bare.slice(1))) bare = bare.slice(1).trim()
  }
  return bare
}
