import { expect, it } from 'vitest'
import { parseDetectSettings } from '../../src/detection/settings.js'
import { settingText } from '../../src/telling/setting-words.js'

const pathsOf = (value: unknown, path = ''): string[] =>
  typeof value !== 'object' || value === null || Array.isArray(value)
    ? [path]
    : Object.entries(value).flatMap(([key, one]) => pathsOf(one, path === '' ? key : `${path}.${key}`))

it('every setting of a detection has words, each its own', () => {
  const paths = pathsOf(parseDetectSettings({}))
  expect(paths.length).toBeGreaterThan(300)
  const texts = paths.map((path) => settingText(path))
  expect(paths.filter((path, i) => texts[i]!.zh === path || texts[i]!.en === path)).toEqual([])
  for (const lang of ['zh', 'en'] as const)
    expect(new Set(texts.map((one) => one[lang])).size).toBe(paths.length)
})

it('a setting of another version stands by its path', () => {
  expect(settingText('rings.level.ofOld')).toEqual({ zh: 'rings.level.ofOld', en: 'rings.level.ofOld' })
})
