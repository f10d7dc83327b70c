import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readJsonFile } from '../../src/formats/json-file.js'

it('a file that is not there is told from one that is no JSON', () => {
  const dir = mkdtempSync(join(tmpdir(), 'biaojian-json-'))
  const path = join(dir, 'marks.json')
  expect(() => readJsonFile(path)).toThrow(`There is no file ${path}`)
  writeFileSync(path, '{"marks": [')
  expect(() => readJsonFile(path, `the input in ${path}`)).toThrow(
    `Cannot read the input in ${path}: it is no JSON file`,
  )
  writeFileSync(path, '{"marks": []}')
  expect(readJsonFile(path)).toEqual({ marks: [] })
  rmSync(dir, { recursive: true })
})
