import { once } from 'node:events'
import { terminalJson } from './terminal-text.js'

const CHUNK = 1 << 16

/**
 * Prints a JSON array entry by entry, one a line, waiting where the reader is slower; memory does not grow
 * with it.
 */
export const printArray = async (entries: Iterable<unknown>): Promise<void> => {
  let text = '['
  let between = '\n'
  for (const entry of entries) {
    text += between + JSON.stringify(entry)
    between = ',\n'
    if (text.length < CHUNK) continue
    if (!process.stdout.write(terminalJson(text))) await once(process.stdout, 'drain')
    text = ''
  }
  process.stdout.write(`${terminalJson(text)}${between === '\n' ? '' : '\n'}]\n`)
}
