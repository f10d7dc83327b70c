import { cleanText } from '../clean-text.js'

const LONGEST = 31

/**
 * Names of sheets as spreadsheets take them: at most 31 characters, none of those they refuse, no apostrophe
 * at an end, no two alike whatever the case.
 */
export const sheetNames = (): ((name: string) => string) => {
  const taken = new Set<string>()
  return (name) => {
    const clean = (mark: string): string =>
      cleanText(name)
        .replace(/[\\/?*[\]:\r\n\t]/g, ' ')
        .slice(0, LONGEST - mark.length)
        .replace(/^'+|'+$/g, '') + mark
    let found = clean('') || '-'
    for (let n = 2; taken.has(found.toLowerCase()); n++) found = clean(`(${n})`)
    taken.add(found.toLowerCase())
    return found
  }
}
