const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u
const ANSI = /\u001b\[[0-9;]*m/g

/** Columns a text takes in a terminal: a CJK character takes two, a colour none. */
export const widthOf = (text: string): number => {
  let width = 0
  for (const character of text.replace(ANSI, '')) width += WIDE.test(character) ? 2 : 1
  return width
}
