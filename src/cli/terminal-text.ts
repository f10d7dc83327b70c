/**
 * Controls but line end and tab, marks of direction, separators: what steers a terminal or reorders a line.
 */
const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g
/** Colours and weights as this program writes them; never hidden text, never a place. */
const COLOUR = /\u001b\[(?:[0-47]|2[1-79]|3[0-79]|9[0-7])m/

/**
 * A text as it may be written to a terminal or log, whatever file, key or package its words come from: what
 * would steer it is shown as a sign of replacement. Every text for people passes here.
 * @param coloured keep the colours that this program puts in itself
 */
export const terminalText = (text: string, coloured = false): string =>
  coloured
    ? text
        .split(new RegExp(`(${COLOUR.source})`))
        .map((part, i) => (i % 2 === 1 ? part : terminalText(part)))
        .join('')
    : text.replace(STEERING, '\ufffd')

/** JSON of the same value, in which such characters are escaped. */
export const terminalJson = (json: string): string =>
  json.replace(STEERING, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
