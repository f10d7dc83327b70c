import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Rule } from './rule.js'

/** The catalogue's families (docs/method/domain.md §2), in its order: the letters before a rule's number. */
export const CATALOGUE = ['HW', 'DOC', 'ACC', 'REL', 'PRC', 'NET', 'TND', 'EXP', 'POST', 'PUB'] as const

/** A rule's file: `prc-14-round-thousands`, in the folder of its family. */
const RULE_FILE = /^[a-z]+-\d\d-[a-z0-9-]+\.(?:js|ts)$/

/**
 * Every rule of this folder, in the catalogue's order: each file `<family>/<id>-<name>` holds one, as its
 * default export. A rule is added by adding its file; no list names it. Fails when a file holds no rule, when
 * its id is not the one that its name says, and when an id comes twice.
 */
export const discoverRules = async (): Promise<Rule[]> => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((path) => RULE_FILE.test(path.split(/[\\/]/).at(-1)!))
    .sort()
  const rules = await Promise.all(files.map(ruleOf))
  return rules.sort((x, y) => place(x.id) - place(y.id))
}

const ruleOf = async (path: string): Promise<Rule> => {
  const { default: found } = (await import(join(import.meta.dirname, path))) as { default?: Rule }
  const id = /^[a-z]+-\d\d/.exec(path.split(/[\\/]/).at(-1)!)![0].toUpperCase()
  if (found?.id !== id)
    throw new Error(`Cannot load the rule ${path}: its default export must be the rule ${id}`)
  return found
}

/** Place of an id in the catalogue's order. */
const place = (id: string): number => {
  const [letters, number] = id.split('-') as [(typeof CATALOGUE)[number], string]
  return 1000 * CATALOGUE.indexOf(letters) + Number(number)
}
