import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { barriers, type Console, come, countyMarket, openConsole, withoutBrowser } from './browser.js'

const FOREIGN = `标包号,投标单位,单位代码,唱标价格（万元）,电脑网卡
E33090220230000001001,甲公司,91330900AAAAAAAAA1,56.88,00:11:22:33:44:55
E33090220230000001001,乙公司,91330900AAAAAAAAA2,x57,00:11:22:33:44:56
`
const file = (content: string) => ({ name: 'old.csv', mimeType: 'text/csv', buffer: Buffer.from(content) })

let console: Console
beforeAll(async () => {
  if (!withoutBrowser) console = await openConsole(countyMarket)
}, 600_000)
afterAll(() => console?.close())

describe.skipIf(withoutBrowser)('a file whose headers nobody knows', () => {
  it('is explained, tried, taken, found wanting, mended, taken again, and taken out', async () => {
    const { page, wrong, close } = await console.open('en')
    const outcome = (text: string) => page.getByText(text).waitFor()
    await come(page, '/import', '.table')
    await page.locator('input[type=file]').first().setInputFiles(file(FOREIGN))
    await page.getByText('old.csv: cannot be read as it is').waitFor()
    const table = page.getByLabel('Which table it is')
    expect(await table.locator('option').nth(1).innerText()).toBe('bids')
    await table.selectOption('bids')
    await page.getByText('bids still needs: lot_id, bidder_id').waitFor()
    expect(await page.locator('textarea').inputValue()).toBe('')
    await page.getByRole('button', { name: 'Take the suggestions (5)' }).click()
    await page.getByText('bids has every column it needs.').waitFor()
    expect(JSON.parse(await page.locator('textarea').inputValue()).bids.电脑网卡).toBe('mac')
    expect(await barriers(page)).toEqual([])
    await page.getByRole('button', { name: 'Dry check' }).click()
    await outcome('2 read = 1 accepted + 0 merged + 1 quarantined')
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.getByRole('heading', { name: 'What was imported' }).waitFor()
    await page.locator('form.filters select').nth(1).selectOption('old.csv')
    await page.waitForFunction(() => document.querySelectorAll('section.table tbody th').length > 0)
    await come(page, page.url(), '.table')
    const rows = page.getByRole('region', { name: 'Quarantined rows' }).locator('tbody tr')
    expect(await rows.count()).toBe(1)
    expect(await rows.first().innerText()).toContain('amount')
    await mend(page)
    await outcome('2 read = 1 accepted + 1 merged + 0 quarantined')
    const listed = page.getByRole('region', { name: 'Imports' }).locator('tbody tr')
    await expect.poll(() => listed.count()).toBe(3)
    await page.getByRole('button', { name: 'Take out import 3' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Take out' }).click()
    await outcome('Import 3 is taken out: 1 file does not count any more.')
    expect(wrong).toEqual([])
    await close()
  }, 180_000)
})

describe.skipIf(withoutBrowser)('a file that says something else than before', () => {
  it('is told with what changed, and the same file again is told to be that', async () => {
    const { page, wrong, close } = await console.open('en')
    await come(page, '/import', '.table')
    const known = (name: string, amount: string) => ({
      ...file(`lot_id,bidder_id,amount\nE33090220230000001001,91330900AAAAAAAAA9,${amount}\n`),
      name,
    })
    const take = async (one: ReturnType<typeof known>): Promise<void> => {
      await page.locator('input[type=file]').first().setInputFiles(one)
      await page.getByRole('button', { name: 'Import', exact: true }).click()
      await page.getByText('1 read = ').waitFor()
    }
    await take(known('march.csv', '1000'))
    await take(known('april.csv', '2000'))
    const changes = page.getByRole('region', { name: 'What is otherwise than after the imports before' })
    await changes.waitFor()
    expect(await changes.locator('tbody tr').first().innerText()).toMatch(
      /amount.*E33090220230000001001 · 91330900AAAAAAAAA9.* 1000.* → 2000.*april\.csv, line 2/s,
    )
    expect(await barriers(page)).toEqual([])
    await take(known('april.csv', '2000'))
    await page.getByText(/april\.csv: the same file was imported as batch \d+/).waitFor()
    expect(wrong).toEqual([])
    await close()
  }, 180_000)
})

/** The wrong amount put right, the file imported anew under the same mapping. */
const mend = async (page: Awaited<ReturnType<Console['open']>>['page']): Promise<void> => {
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(file(FOREIGN.replace('x57', '57.20')))
  await page.getByLabel('Which table it is').selectOption('bids')
  await page.getByRole('button', { name: 'Take the suggestions' }).click()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
}
