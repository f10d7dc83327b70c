import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parseDetectSettings, readDetectSettings } from '../../src/detection/settings.js'

it('defaults are filled in, and stand when given again', () => {
  const defaults = parseDetectSettings({})
  expect(defaults.rings.cores.ratio).toBe(3)
  expect(defaults.evidence.hubLimit).toBe(50)
  expect(parseDetectSettings(defaults)).toEqual(defaults)
  expect(parseDetectSettings(undefined)).toEqual(defaults)
})

it('unknown and wrong keys are refused by name', () => {
  const refused = (given: unknown): string => {
    try {
      parseDetectSettings(given)
      return ''
    } catch (error) {
      return (error as Error).message
    }
  }
  expect(refused({ rings: { cores: { ratoi: 3 } } })).toMatch(/rings\.cores.*ratoi/)
  expect(refused({ evidence: { hubLimit: 'many' } })).toMatch(/evidence\.hubLimit/)
  expect(refused({ gamma: 3 })).toMatch(/gamma/)
})

it('a settings file is read, and named when it cannot be', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'settings-'))
  const file = join(dir, 'settings.json')
  try {
    writeFileSync(file, '{"communities": {"gammaBits": 4}}')
    expect((await readDetectSettings(file)).communities.gammaBits).toBe(4)
    writeFileSync(file, '{')
    await expect(readDetectSettings(file)).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining(file),
    })
    await expect(readDetectSettings(join(dir, 'none.json'))).rejects.toMatchObject({ code: 'invalid_input' })
  } finally {
    rmSync(dir, { recursive: true })
  }
})
