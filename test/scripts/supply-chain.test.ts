import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Locked {
  license?: string
  dev?: boolean
  hasInstallScript?: boolean
}
interface Component {
  'bom-ref': string
  type: string
  name: string
  version: string
  purl: string
  hashes: { alg: string; content: string }[]
  licenses: { license?: { id: string }; expression?: string }[]
}

const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'))
const installed = Object.entries(json('package-lock.json').packages as Record<string, Locked>).filter(
  ([path, { dev }]) => path !== '' && !dev,
)

describe('an installation', () => {
  it('installs nothing that runs a script, and nothing under terms that were not looked at', () => {
    const known = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', '0BSD']
    const others = installed.filter(([, { license = 'none' }]) => !known.includes(license))
    expect(installed.filter(([, of]) => of.hasInstallScript).map(([path]) => path)).toEqual([])
    expect(new Set(others.map(([path, { license }]) => `${license} ${path.split('/')[1]}`))).toEqual(
      new Set(['MPL-2.0 @resvg']),
    )
  })
})

describe('the bill of materials', () => {
  it('names the packages and hashes of the lock file', () => {
    const flags = ['scripts/sbom.mjs', '--check']
    const { status, stderr } = spawnSync(process.execPath, flags, { encoding: 'utf8' })
    expect([status, stderr]).toEqual([0, ''])
  })

  it('has every field that CycloneDX 1.5 requires, references that exist, and no time or address', () => {
    const text = readFileSync('sbom.cdx.json', 'utf8')
    const { bomFormat, specVersion, version, metadata, components, dependencies } = JSON.parse(text)
    expect([bomFormat, specVersion, version]).toEqual(['CycloneDX', '1.5', 1])
    expect(metadata.component).toMatchObject({ type: 'application', name: 'biaojian' })
    const refs = new Set<string>([metadata.component['bom-ref']])
    for (const one of components as Component[]) {
      expect(one).toMatchObject({ type: 'library', name: expect.any(String), version: expect.any(String) })
      expect(one.purl).toBe(`pkg:npm/${one.name.replace('@', '%40')}@${one.version}`)
      expect(one.hashes).toEqual([{ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) }])
      expect(one.licenses[0]!.license?.id ?? one.licenses[0]!.expression).toMatch(/\S/)
      refs.add(one['bom-ref'])
    }
    expect(refs.size).toBe(components.length + 1)
    for (const { ref, dependsOn } of dependencies)
      for (const one of [ref, ...dependsOn]) expect(refs).toContain(one)
    expect(text).not.toMatch(/timestamp|serialNumber|registry/)
  })
})
