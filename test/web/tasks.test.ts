import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Console, come, countyMarket, openConsole, withoutBrowser } from './browser.js'

let console: Console
beforeAll(async () => {
  if (!withoutBrowser) console = await openConsole(countyMarket)
}, 600_000)
afterAll(() => console?.close())

/**
 * A person on a page of the console, whose acts are counted: a click, a key, a choice, a text typed or
 * pasted, a file chosen is one each.
 */
const someone = async () => {
  const { page, close } = await console.open('en')
  await come(page, '/', '.figure')
  let acts = 0
  const act = (done: Promise<unknown>): Promise<unknown> => {
    acts++
    return done
  }
  return {
    page,
    close,
    /** acts since the last time that this was asked */
    taken: () => {
      const taken = acts
      acts = 0
      return taken
    },
    press: (name: string, role: 'button' | 'link' = 'button') =>
      act(page.getByRole(role, { name, exact: true }).first().click()),
    follow: (selector: string) => act(page.locator(selector).first().click()),
    type: (selector: string, text: string) => act(page.locator(selector).first().fill(text)),
    key: (key: string) => act(page.keyboard.press(key)),
    choose: (label: string, value: string) => act(page.getByLabel(label).selectOption(value)),
    give: (content: string) =>
      act(
        page
          .locator('input[type=file]')
          .first()
          .setInputFiles({ name: 'old.csv', mimeType: 'text/csv', buffer: Buffer.from(content) }),
      ),
  }
}

const BAD = '标包号,投标单位,单位代码,唱标价格\nE33090220230000001001,甲公司,91330900AAAAAAAAA1,x57\n'

describe.skipIf(withoutBrowser)('what people come for takes few acts', () => {
  it('the ring of a firm 4, why it is red 1 more, its evidence package 2', async () => {
    const one = await someone()
    const { members } = (await (await fetch(`${console.url}/api/v1/rings/R-000001`)).json()) as {
      members: { name: string }[]
    }
    await one.press('Search', 'link')
    await one.type('main input[type=search]', members[0]!.name)
    await one.key('Enter')
    await one.follow('main a[href="/rings/R-000001"]')
    await one.page.locator('main .lead').first().waitFor()
    expect(one.taken()).toBe(4)
    await one.press('Evidence', 'link')
    await one.page.locator('.fact').first().waitFor()
    expect(one.taken()).toBe(1)
    await one.press('Exports', 'link')
    const file = one.page.waitForEvent('download', { timeout: 60_000 })
    await one.press('Make and download')
    expect((await file).suggestedFilename()).toMatch(/\.zip$/)
    expect(one.taken()).toBe(2)
    await one.close()
  }, 180_000)

  it('the lead of a ring, from the ring to its being routed, 3; two leads at once from the menu 5', async () => {
    const one = await someone()
    await one.page.evaluate(() => localStorage.setItem('biaojian.seat', 'O-xt/dispatcher'))
    await come(one.page, '/rings/R-000001', '.ring-lead a')
    await one.follow('.ring-lead a')
    await one.follow('.act-buttons .primary')
    await one.page.locator('dialog option:checked[value="O-zj"]').waitFor({ state: 'attached' })
    await one.follow('dialog .primary')
    await one.page.getByText('Done: Route. It is now routed').waitFor()
    expect(one.taken()).toBe(3)
    await one.press('Workbench', 'link')
    await one.follow('tbody tr:nth-child(1) .tick input')
    await one.follow('tbody tr:nth-child(2) .tick input')
    await one.follow('.bulk .primary')
    await one.follow('dialog .primary')
    await one.page.getByText('2 done.').waitFor()
    expect(one.taken()).toBe(5)
    await one.close()
  }, 120_000)

  it('a foreign file with a bad row, taken and mended, 9', async () => {
    const one = await someone()
    const imported = async (content: string, outcome: string): Promise<void> => {
      await one.give(content)
      await one.page.getByText('old.csv: cannot be read as it is').waitFor()
      await one.choose('Which table it is', 'bids')
      await one.press('Take the suggestions (4)')
      await one.press('Import')
      await one.page.getByText(outcome).waitFor()
    }
    await one.press('Import', 'link')
    await imported(BAD, '1 read = 0 accepted + 0 merged + 1 quarantined')
    await imported(BAD.replace('x57', '57'), '1 read = 1 accepted + 0 merged + 0 quarantined')
    expect(one.taken()).toBe(9)
    await one.close()
  }, 180_000)

  it('the report of a year 4, from the menu to the file', async () => {
    const one = await someone()
    await one.press('Reports and letters', 'link')
    await one.type('input[name=period]', '2024')
    await one.press('Make the report')
    await one.page.getByText('The report is made').waitFor({ timeout: 120_000 })
    const file = one.page.waitForEvent('download')
    await one.follow('main a[href$="/file"]')
    expect((await file).suggestedFilename()).toMatch(/\.docx$/)
    expect(one.taken()).toBe(4)
    await one.close()
  }, 240_000)
})
