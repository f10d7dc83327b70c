import { createInterface, type Interface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** Asks on the terminal; without one, takes the lines of the standard input one by one. */
export interface Asker {
  /** @param hidden what is typed does not show */
  ask(question: string, hidden?: boolean): Promise<string>
  close(): void
}

export const asker = (): Asker => {
  const { stdin, stderr } = process
  let hush = false
  const output = new Writable({
    write: (chunk, _encoding, done) => {
      if (!hush) stderr.write(chunk)
      done()
    },
  })
  const lines = createInterface({ input: stdin, output, terminal: Boolean(stdin.isTTY) })
  const next = stdin.isTTY ? undefined : lines[Symbol.asyncIterator]()
  return {
    ask: async (question, hidden = false) => {
      if (next) return (await next.next()).value ?? ''
      stderr.write(question)
      hush = hidden
      return answerOf(lines).finally(() => {
        if (hidden) stderr.write('\n')
        hush = false
      })
    },
    close: () => lines.close(),
  }
}

const answerOf = (lines: Interface): Promise<string> => lines.question('')
