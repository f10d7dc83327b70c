import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PHONE } from './literal-engine.js'
import { openService, type TestService } from './support.js'

let service: TestService
beforeAll(async () => {
  service = await openService()
})
afterAll(() => service.close())
const get = async (url: string) => (await service.app.inject(`/api/v1${url}`)).json()

describe('what the console asks', () => {
  it('the index has every ring once, best first, in columns of one length', async () => {
    const { run, total, ...columns } = await get('/rings/index?level=red,yellow,green')
    expect([run, total]).toEqual(['run-2', 7])
    expect(new Set(Object.values(columns as Record<string, unknown[]>).map(({ length }) => length))).toEqual(
      new Set([7]),
    )
    const listed = (await get('/rings?level=red,yellow,green&limit=200')).data as { id: string }[]
    expect(columns.id).toEqual(listed.map(({ id }) => id))
    expect(columns.memberNames[0]).toEqual(['A桥建设有限公司', 'B桥建设有限公司'])
    expect((await get('/rings/index?level=red&run=run-1')).id).toEqual(['R-000001'])
  })
  it('with a limit the index has the first of them, and says how many there are', async () => {
    const all = await get('/rings/index?level=red,yellow,green')
    const first = await get('/rings/index?level=red,yellow,green&limit=3')
    expect([first.run, first.total]).toEqual([all.run, 7])
    for (const [name, column] of Object.entries(all))
      if (Array.isArray(column)) expect(first[name], name).toEqual(column.slice(0, 3))
    expect((await get('/rings/index?limit=0')).code).toBe('invalid_input')
  })
  it('the account tells the ring in both languages, every fact with its sentence, its value once named', async () => {
    for (const lang of ['zh', 'en']) {
      const { sentence, facts, members, current, hinge } = await get(`/rings/R-000001/account?lang=${lang}`)
      expect([members.length, current, hinge !== '']).toEqual([2, true, true])
      expect(sentence).toContain('GL-88231907')
      for (const fact of facts) expect([fact.rule, fact.sentences.length > 0]).toEqual([fact.rule, true])
      expect(facts.map(({ valueName }: { valueName: string | null }) => valueName)).toEqual([
        'R-000001-value-1',
        'R-000001-value-2',
        'R-000001-value-3',
        null,
      ])
    }
  })
  it('a ring whose evidence was not kept pair by pair cannot be weighed again, and says so', async () => {
    const url = '/api/v1/rings/R-000001/what-if'
    const ask = (payload: object) => service.app.inject({ method: 'POST', url, payload })
    const refused = await ask({ without: [0] })
    expect([refused.statusCode, refused.json().detail]).toEqual([
      409,
      'Cannot weigh ring R-000001 again: its run did not keep the evidence pair by pair; detect again',
    ])
    expect((await ask({ without: [] })).statusCode).toBe(400)
    expect((await ask({ without: [-1] })).statusCode).toBe(400)
  })
  it('the bids of a ring are those of its members on its lots, by day', async () => {
    const { members, lots, cells } = await get('/rings/R-000001/bids')
    expect(members.map(({ id }: { id: string }) => id)).toEqual(['A', 'B'])
    expect(lots.map(({ id, bids }: { id: string; bids: number }) => [id, bids])).toEqual([
      ['L1', 5],
      ['L2', 3],
    ])
    expect(cells.map((cell: { lot: number; member: number }) => [cell.lot, cell.member])).toEqual([
      [0, 0],
      [0, 0],
      [0, 1],
      [1, 1],
    ])
  })
  it('the overview adds up to the market, and compares with the run before', async () => {
    const { counts, before, cells, months, ringLots, firms, events, rules } = await get('/overview')
    expect([counts.red, counts.yellow, before.counts.red]).toEqual([5, 1, 1])
    const sum = (of: { lots: number }[]): number => of.reduce((total, { lots }) => total + lots, 0)
    expect([sum(cells), sum(months), ringLots, firms]).toEqual([3, 2, 2, 4])
    expect(events).toEqual({ birth: 7 })
    expect(rules[0]).toEqual({
      rule: 'ACC-01',
      name: expect.objectContaining({ zh: expect.any(String) }),
      rings: 6,
    })
  })
  it('one search finds rings, bidders, lots and values as written, and shows a personal value masked', async () => {
    const byName = await get(`/search?q=${encodeURIComponent('A桥')}`)
    expect([byName.rings.total, byName.bidders.data[0].id]).toEqual([5, 'A'])
    expect((await get('/search?q=L2')).lots.data.map(({ id }: { id: string }) => id)).toEqual(['L2'])
    const values = (await get(`/search?q=${PHONE}`)).values.data
    expect(values).toEqual([{ kind: 'phone', value: '138****2345', holders: 2 }])
  })
  it('lots are narrowed and ordered, page by page, and a wrong day is refused', async () => {
    const ids = async (query: string) =>
      (await get(`/lots?${query}`)).data.map(({ id }: { id: string }) => id)
    expect(await ids('sort=day')).toEqual(['L2', 'L1', 'L3'])
    expect(await ids('sort=bids')).toEqual(['L1', 'L2', 'L3'])
    expect(await ids('industry=housing&sort=day')).toEqual(['L2'])
    expect(await ids('from=2024-10-05')).toEqual(['L2'])
    expect(await ids('q=l3')).toEqual(['L3'])
    expect((await service.app.inject('/api/v1/lots?q=%20')).statusCode).toBe(400)
    const first = await get('/lots?sort=day&limit=2')
    const next = await get(`/lots?sort=day&limit=2&cursor=${first.page.next}`)
    expect([first.total, next.data.map(({ id }: { id: string }) => id), next.page.next]).toEqual([
      3,
      ['L3'],
      null,
    ])
    expect((await get('/lots?from=yesterday')).code).toBe('invalid_input')
  })
  it('a bidder has its bids, newest first, and how many there are', async () => {
    const { total, data } = await get('/bidders/A/bids')
    expect([total, data.map(({ lot }: { lot: string }) => lot)]).toEqual([2, ['L1', 'L1']])
    expect((await get('/bidders/Z/bids')).code).toBe('not_found')
  })
})
