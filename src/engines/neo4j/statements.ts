import { readFileSync } from 'node:fs'

/**
 * Cypher lives in `cypher/`, one question or act a file, each with a header of question, params, returns,
 * order, cost and twin. A `__Name__` in a statement stands for a label; it is filled in from the allow-list
 * (labels.ts), since labels cannot be parameters that an index is found for.
 */
const ROOT = new URL('../../../cypher/', import.meta.url)
const read = new Map<string, string>()

/** The statement of `cypher/<path>.cypher` without its comments, labels filled in. */
export const statement = (path: string, labels: Record<string, string> = {}): string => {
  let text = read.get(path)
  if (text === undefined) {
    text = readFileSync(new URL(`${path}.cypher`, ROOT), 'utf8').replace(/^\s*\/\/.*\n/gm, '')
    read.set(path, text)
  }
  return text.replace(/__(\w+?)__/g, (_, name: string) => {
    const label = labels[name]
    if (label === undefined || !/^[A-Za-z_]+$/.test(label))
      throw new Error(`${path}.cypher has no label for ${name}`)
    return label
  })
}
