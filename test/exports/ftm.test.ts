import { describe, expect, it } from 'vitest'
import { packStrings } from '../../src/arrays/strings.js'
import { FORMAT } from '../../src/exports/formats.js'
import type { FtmEntity } from '../../src/exports/ftm-entity.js'
import type { ExportModel } from '../../src/exports/model.js'
import { FTM_4_SCHEMAS, FTM_FORMS, FTM_SCHEMAS } from './ftm-schema.js'
import { fileOf, modelOf, ringRecord, testMarket } from './support.js'

const entitiesOf = async (model: ExportModel, version: 3 | 4 = 3): Promise<FtmEntity[]> =>
  (await fileOf(FORMAT.ftm.write(model, { ftm: version })))
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

const two = (options: object = {}) =>
  modelOf(
    [
      ringRecord(),
      ringRecord({ id: 'R-000002', level: 'yellow', members: ['D', 'Z'], associates: ['A'], lots: ['L1'] }),
    ],
    options,
  )

const police = { role: 'police' as const, unmasked: true }

describe('FollowTheMoney', () => {
  it.each([3, 4] as const)(
    'version %s: its own schemas, properties and types; unique ids; references that lead somewhere',
    async (version) => {
      const schemas = version === 4 ? FTM_4_SCHEMAS : FTM_SCHEMAS
      for (const model of [two(), two(police)]) {
        const entities = await entitiesOf(model, version)
        const ids = new Set(entities.map((entity) => entity.id))
        expect(ids.size).toBe(entities.length)
        for (const { id, schema, properties } of entities) {
          expect(id).toMatch(/^biaojian-[\w.-]+$/)
          const { required, properties: types } = schemas[schema]!
          for (const name of required)
            expect(properties[name]?.length, `${schema}.${name}`).toBeGreaterThan(0)
          for (const [name, values] of Object.entries(properties))
            for (const value of values) {
              const type = types[name]
              expect(type, `${schema}.${name}`).toBeDefined()
              if (type === 'entity') expect(ids).toContain(value)
              else expect(value, `${schema}.${name}`).toMatch(FTM_FORMS[type!])
            }
        }
        expect(entities.some(({ schema }) => schema === 'Risk')).toBe(version === 4)
      }
    },
  )

  it('has an entity for each node and a link for each edge', async () => {
    const model = two()
    const entities = await entitiesOf(model)
    const nodes = [...model.nodes()]
    const count = (...schemas: string[]) => entities.filter(({ schema }) => schemas.includes(schema)).length
    expect(
      entities.filter(({ id }) => /-(org|value|lot)-/.test(id) && !id.includes('-contract-')),
    ).toHaveLength(nodes.length + 1)
    expect(count('Organization')).toBe(1)
    expect(count('UnknownLink', 'ContractAward')).toBe(model.counts.edges)
  })

  it('says what is masked in notes, and in typed fields what is in clear', async () => {
    const masked = await entitiesOf(modelOf())
    const typed = (entities: FtmEntity[], ...schemas: string[]) =>
      entities.filter(({ schema }) => schemas.includes(schema)).length
    expect(typed(masked, 'Person', 'BankAccount', 'UserAccount')).toBe(0)
    expect(masked.flatMap(({ properties }) => properties.phone ?? [])).toEqual([])
    const note = masked.find(({ properties }) => properties.name?.[0]?.includes('138****5678'))!
    expect(note.schema).toBe('Note')
    expect(
      masked.filter(({ properties }) => properties.object?.includes(note.id)).map(({ schema }) => schema),
    ).toEqual(['UnknownLink', 'UnknownLink', 'UnknownLink'])
    const clear = await entitiesOf(modelOf([ringRecord()], police))
    expect([typed(clear, 'Person'), typed(clear, 'BankAccount'), typed(clear, 'UserAccount')]).toEqual([
      3, 1, 2,
    ])
    expect(new Set(clear.flatMap(({ properties }) => properties.phone ?? []))).toEqual(
      new Set(['+8613812345678']),
    )
  })

  it('calls no machine, lock or address of the network an account', async () => {
    const entities = await entitiesOf(modelOf([ringRecord()], police))
    for (const value of ['GL-88231907', 'f8:75:a4:1b:2c:3d', '183.208.4.98'])
      expect(
        entities
          .filter(({ properties }) => properties.name?.[0]?.includes(value))
          .map(({ schema }) => schema),
      ).toEqual(['Note'])
  })

  it('dates a contract by its signing, gives the lot’s own currency, and a country by a credit code alone', async () => {
    const proceedings = { contracts: [{ id: 'C1', lot: 'L1', bidder: 'A', signed: 20_010 }] }
    const model = modelOf([ringRecord()], { market: testMarket(undefined, undefined, { proceedings }) })
    const contracts = (await entitiesOf(model)).filter(({ schema }) => schema === 'Contract')
    expect(contracts.map(({ properties }) => properties.contractDate)).toEqual([['2024-10-14'], undefined])
    const awards = (await entitiesOf(model)).filter(({ schema }) => schema === 'ContractAward')
    expect(awards.map(({ properties }) => properties.date)).toEqual([['2024-10-04'], ['2024-10-05']])
    expect(awards.map(({ properties }) => properties.currency)).toEqual([['CNY'], ['CNY']])
    const market = testMarket(['L1'])
    market.words = packStrings(['EUR'])
    market.lots.currency.fill(0)
    const other = await entitiesOf(modelOf([ringRecord()], { market }))
    expect(other.flatMap(({ properties }) => properties.currency ?? [])).toEqual(['EUR'])
    expect(other.flatMap(({ properties }) => properties.country ?? [])).toEqual([])
  })

  it('calls a buyer by its name, and a buyer that bids by one id', async () => {
    const entities = await entitiesOf(modelOf())
    const buyer = entities.find(({ schema }) => schema === 'Organization')!
    expect(buyer).toMatchObject({ id: 'biaojian-org-BUYER' })
    const own = modelOf([ringRecord()], { market: testMarket(['L1'], undefined, { buyer: 'A' }) })
    const call = (await entitiesOf(own)).find(({ schema }) => schema === 'CallForTenders')!
    expect(call.properties.authority).toEqual(['biaojian-org-A'])
    expect((await entitiesOf(own)).filter(({ id }) => id === 'biaojian-org-A')).toHaveLength(1)
    expect(buyer.properties.registrationNumber).toEqual(['BUYER'])
    const named = modelOf([ringRecord()], { market: testMarket(['L1'], undefined, { buyer: '甲镇政府' }) })
    const byName = (await entitiesOf(named)).find(({ schema }) => schema === 'Organization')!
    expect(byName.properties.registrationNumber).toBeUndefined()
  })
})
