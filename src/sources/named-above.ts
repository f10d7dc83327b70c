import { headerKey } from './header-name.js'

/** What a line above a header names: 标段编号 | L1, or 项目名称：一标 标段编号：L1 in one cell. */
export interface NamedAbove {
  name: string
  value: string
}

/** A name with its colon, and what follows up to the next such name; a time of day (09:30) is none. */
const PAIR = /((?!\d)[^\s:：]{1,40})[:：]\s*(.*?)(?=\s+(?!\d)[^\s:：]{1,40}[:：]|$)/g

/**
 * Names and values in the lines above a header, in their order. A cell without a colon may be a name of the
 * next cell that is filled, and every one is taken for it: only who knows the name asks.
 */
export const namedAbove = (above: readonly (readonly string[])[]): NamedAbove[] => {
  const pairs: NamedAbove[] = []
  for (const line of above) {
    const cells = line.map((cell) => cell.trim().replace(/\s+/g, ' '))
    for (const [i, cell] of cells.entries()) {
      const next = cells.find((other, k) => k > i && other !== '' && other !== cell) ?? ''
      const said = [...cell.matchAll(PAIR)].map(([, name, value]) => ({ name: name!, value: value!.trim() }))
      for (const { name, value } of said.length > 0 ? said : [{ name: cell, value: '' }])
        if (name !== '' && (value || next) !== '') pairs.push({ name, value: value || next })
    }
  }
  return pairs
}

/** The value beside a name above the header, compared as headers are; undefined where no line has it. */
export const valueAbove = (above: readonly (readonly string[])[], name: string): string | undefined =>
  namedAbove(above).find((pair) => headerKey(pair.name) === headerKey(name))?.value
