const EQUALS = 0x3d
const APOSTROPHE = 0x27

/**
 * A cell without what keeps a spreadsheet from reading it as a number: `="0012"`, `'0012`. The guard is the
 * file's, no part of an id: left in, it makes a second bidder of the first. Text that begins otherwise is
 * handed back untouched.
 */
export const unguarded = (text: string): string => {
  let bare = text
  for (let before = ''; before !== bare; ) {
    before = bare
    const first = bare.charCodeAt(0)
    if (first === APOSTROPHE) bare = bare.slice(1).trim()
    else if (first === EQUALS) bare = (/^="([^"]*)"$/.exec(bare)?.[1] ?? bare).trim()
  }
  return bare
}
