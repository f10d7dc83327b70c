import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { VALUE_KINDS, type ValueKind } from '../../src/domain/value-kind.js'
import { maskValue } from '../../src/normalise/mask.js'
import { normaliseValue } from '../../src/normalise/value-of.js'
import type { KindFixture } from './kinds/fixture.js'

/** Fixtures of one kind each: `kinds/<kind>.ts`, a value as default export. */
const FOLDER = join(import.meta.dirname, 'kinds')
const FIXTURES = await Promise.all(
  readdirSync(FOLDER)
    .filter((file) => file !== 'fixture.ts')
    .map(async (file) => {
      const { default: fixture } = (await import(join(FOLDER, file))) as { default: KindFixture }
      return { kind: file.slice(0, -'.ts'.length) as ValueKind, ...fixture }
    }),
)

describe.each(FIXTURES)('$kind', ({ kind, same, none, shown = [] }) => {
  it('is a kind of value', () => expect(VALUE_KINDS).toContain(kind))

  it.each(same.map((spellings) => ({ spellings })))('reads $spellings as one value', ({ spellings }) => {
    const values = spellings.map((text) => normaliseValue(kind, text))
    expect(new Set(values.map(({ canonical }) => canonical)).size).toBe(1)
    for (const value of values) expect(value).toMatchObject({ links: true })
  })

  it.each(none)('links nobody by %s', (text) => expect(normaliseValue(kind, text).links).toBe(false))

  it.each(shown)('shows %s as %s', (text, expected) =>
    expect(maskValue(kind, normaliseValue(kind, text).canonical)).toBe(expected),
  )
})
