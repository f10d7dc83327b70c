import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.js'

const dir = mkdtempSync(join(tmpdir(), 'biaojian-config-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))
const file = (content: string): string => {
  const path = join(dir, 'biaojian.json')
  writeFileSync(path, content)
  return path
}

describe('readConfig', () => {
  it('takes a flag before the environment, that before the file, that before the default', () => {
    const config = file('{"store": "file", "port": 1, "host": "::1", "limits": {"checkBids": 5}}')
    const read = readConfig(
      { store: 'flag', lang: undefined, config },
      { BIAOJIAN_STORE: 'env', BIAOJIAN_PORT: '2' },
    )
    expect(read).toMatchObject({ store: 'flag', port: 2, host: '::1', logLevel: 'warn' })
    expect(read.limits).toMatchObject({ checkBids: 5, uploadFiles: 64 })
  })
  it('takes the Neo4j server from the environment, its password from a file where one is named', () => {
    const secret = join(dir, 'password')
    writeFileSync(secret, 'geheim\n')
    const { engine, neo4j } = readConfig(
      { config: file('{"neo4j": {"user": "reader", "keepRuns": 0}}') },
      { BIAOJIAN_ENGINE: 'neo4j', NEO4J_URI: 'neo4j+s://graph:7687', NEO4J_PASSWORD_FILE: secret },
    )
    expect(engine).toBe('neo4j')
    expect(neo4j).toEqual({
      uri: 'neo4j+s://graph:7687',
      user: 'reader',
      password: 'geheim',
      keepRuns: 0,
      greenGroups: 1000,
    })
    const gone = { NEO4J_PASSWORD_FILE: join(dir, 'gone') }
    expect(() => readConfig({ config: file('{}') }, gone)).toThrow(/NEO4J_PASSWORD_FILE/)
    expect(() => readConfig({ config: file('{}') }, { NEO4J_URI: 'http://graph' })).toThrow(/neo4j.uri/)
  })
  it('speaks the language asked for, else that of the locale', () => {
    expect(readConfig({}, { LANG: 'zh_CN.UTF-8' }).lang).toBe('zh')
    expect(readConfig({}, { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }).lang).toBe('en')
    expect(readConfig({}, { LANG: 'C', BIAOJIAN_LANG: 'zh' }).lang).toBe('zh')
  })
  it('names the key it cannot read, and an unknown one', () => {
    expect(() => readConfig({}, { BIAOJIAN_PORT: 'http' })).toThrow(/port/)
    expect(() => readConfig({ config: file('{"prot": 1}') }, {})).toThrow(/prot/)
    expect(() => readConfig({ config: file('{"limits": {"checkBids": -1}}') }, {})).toThrow(
      /limits\.checkBids/,
    )
    expect(() => readConfig({ config: file('[') }, {})).toThrow(/no JSON object/)
    expect(() => readConfig({ config: join(dir, 'missing.json') }, {})).toThrow(/Cannot read/)
  })
  it('is frozen', () => {
    const config = readConfig({}, {})
    expect(Object.isFrozen(config) && Object.isFrozen(config.limits)).toBe(true)
  })
})
