import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Figure, FigureBook, Sum } from '../../src/reports/figures.js'
import { LEAST, suppress } from '../../src/reports/suppress.js'

/** A book of counts and the sums among them. */
const bookOf = (
  values: Record<string, number>,
  sums: Sum[],
  from: Record<string, string[]> = {},
): FigureBook => {
  const figures = new Map<string, Figure>(
    Object.entries(values).map(([id, value]) => [
      id,
      { id, value, unit: id.startsWith('%') ? 'share' : 'count', query: id },
    ]),
  )
  return { figures, sums, from: new Map(Object.entries(from)) } as unknown as FigureBook
}
const hidden = (book: FigureBook): string[] =>
  [...book.figures.values()].filter((figure) => figure.hidden).map(({ id }) => id)

describe('suppress', () => {
  it('hides counts under five, zero too, and the next smallest with a lone one', () => {
    const book = bookOf({ all: 30, a: 3, b: 20, c: 7 }, [{ whole: 'all', parts: ['a', 'b', 'c'] }])
    suppress(book)
    expect(hidden(book)).toEqual(['a', 'c'])
    const zero = bookOf({ n: 0 }, [])
    suppress(zero)
    expect(hidden(zero)).toEqual(['n'])
  })
  it('hides a whole when nothing else keeps a part', () => {
    const book = bookOf({ all: 4, a: 2, b: 2 }, [{ whole: 'all', parts: ['a', 'b'] }])
    suppress(book)
    expect(hidden(book)).toEqual(['all', 'a', 'b'])
  })
  it('hides what rests on a hidden number, and leaves what does not', () => {
    const book = bookOf({ a: 3, b: 50, '%': 0.06, '%b': 0.5 }, [], { '%': ['a', 'b'], '%b': ['b'] })
    suppress(book)
    expect(hidden(book)).toEqual(['a', '%'])
  })
  it('hides a part whose remainder is small, though the remainder is not printed', () => {
    const book = bookOf({ all: 40, part: 38, rest: 2 }, [{ whole: 'all', parts: ['part', 'rest'] }])
    suppress(book)
    expect(hidden(book)).toEqual(['part', 'rest'])
  })

  it('leaves no small count to be told from a table with its total, by any arithmetic', () => {
    const parts = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(parts, (values) => {
        const ids = values.map((_, i) => `p${i}`)
        const all = values.reduce((sum, value) => sum + value, 0)
        const book = bookOf({ all, ...Object.fromEntries(values.map((v, i) => [`p${i}`, v])) }, [
          { whole: 'all', parts: ids },
        ])
        suppress(book)
        for (const id of ids) {
          const { value, hidden } = book.figures.get(id)!
          if (value! < LEAST) expect(hidden).toBe(true)
          if (hidden && value! < LEAST)
            expect(possible(book, ids, id).size, JSON.stringify(values)).toBeGreaterThan(1)
        }
      }),
      { numRuns: 300 },
    )
  })
})

/** Values that a hidden part may have, for somebody who sees all that is shown. */
const possible = (book: FigureBook, parts: string[], of: string): Set<number> => {
  const whole = book.figures.get('all')!
  const shown = parts.filter((id) => !book.figures.get(id)!.hidden)
  const hiddenParts = parts.filter((id) => book.figures.get(id)!.hidden)
  if (whole.hidden) return new Set([0, 1])
  const left = whole.value! - shown.reduce((sum, id) => sum + book.figures.get(id)!.value!, 0)
  const place = hiddenParts.indexOf(of)
  const found = new Set<number>()
  const fill = (i: number, rest: number, first: number): void => {
    if (i === hiddenParts.length) {
      if (rest === 0) found.add(first)
      return
    }
    for (let value = 0; value <= rest; value++) fill(i + 1, rest - value, i === place ? value : first)
  }
  fill(0, left, -1)
  return found
}
