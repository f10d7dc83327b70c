import { expect, it } from 'vitest'
import { serve } from '../../src/api/serve.js'
import { openCasebook } from '../../src/casebook/open.js'
import { serviceAt } from '../../src/cli/service.js'
import { readConfig } from '../../src/config.js'
import { deskOf } from '../../src/handling/desk.js'
import type { ShownIndicator } from '../../src/handling/indicators.js'
import { openStore } from '../../src/store.js'
import { messageInChinese } from '../../src/texts/errors.js'
import { act, makeLead } from '../handling/support.js'
import { cliWith, inTempFolder } from '../support/cli.js'

const AT = '2026-02-10T01:00:00.000Z'

/** A store in which of two leads one was routed to housing. */
const withTwoLeads = (store: string): void => {
  const casebook = openCasebook(store)
  const test = { casebook, desk: deskOf(casebook), close: () => casebook.close() }
  const { id } = makeLead(test, AT)
  const route = { host: 'O-zj', cohandlers: ['O-jt'], reason: '由住建承办更为合适妥当' }
  act(test, AT, 'O-xt/dispatcher', id, 'route', route)
  makeLead(test, AT)
  test.close()
}

it('withholds small numbers from a seat that sees sums alone, and refuses other offices, as the service does', () =>
  inTempFolder(async (dir) => {
    withTwoLeads(dir)
    const asked = (seat: string, ...args: string[]) =>
      cliWith(
        { BIAOJIAN_LANG: 'zh' },
        ...['indicators', '--period', '2026', '--json', '--act-as', seat, '--store', dir, ...args],
      )
    const seen = JSON.parse(asked('O-dc/leader').stdout) as ShownIndicator[]
    const returns = seen.find(({ key }) => key === 'return-rate')
    expect(returns).toMatchObject({ of: 0, n: 0, value: null, small: true })
    const other = asked('O-zj/leader', '--office', 'O-jt')
    expect([other.status, other.stderr]).toEqual([1, 'biaojian: 本岗位只能看本单位的指标\n'])

    const store = await openStore(dir)
    const config = readConfig({ store: dir, logLevel: 'silent', workers: 1, limits: { loopDelayMs: 0 } }, {})
    const service = await serve({ store, config, port: 0 })
    const as = (actAs: string) => serviceAt(service.url, { apiKey: undefined, actAs, lang: 'zh' })
    try {
      type Served = { data: (ShownIndicator & { list: unknown })[] }
      const { data } = await as('O-dc/leader').get<Served>('/indicators', { period: '2026' })
      expect(data.map(({ list: _list, ...one }) => one)).toEqual(seen)
      const refused = await as('O-xt/dispatcher')
        .act('/items/LD-2026-000002/acts', { act: 'route', input: { host: 'O-ga' } }, 1)
        .catch((error: Error) => messageInChinese(error.message))
      expect(refused).toContain('应答 409：不能对 LD-2026-000002 进行 route：缺 3 项\n  #/')
      expect(String(refused).split('\n').slice(1).join('')).not.toMatch(/[a-z]{2} [a-z]{2}/)
    } finally {
      await service.close()
      await store.close()
    }
  }))
