import { readFileSync } from 'node:fs'
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

/** Acts of a task as docs/console.md tells them, and the most that were promised. */
const told = (task: string, most: number): number => {
  const page = readFileSync(new URL('../../docs/console.md', import.meta.url), 'utf8')
  const row = page.split('\n').find((line) => line.startsWith(`| ${task} |`))
  const acts = Number(/^(\d+)(?: more)?$/.exec(row?.split('|')[2]?.trim() ?? '')?.[1])
  expect(acts, `docs/console.md on: ${task}`).toBeLessThanOrEqual(most)
  return acts
}

const BAD = '标包号,投标单位,单位代码,唱标价格\nE33090220230000001001,甲公司,91330900AAAAAAAAA1,x57\n'

describe.skipIf(withoutBrowser)('what people come for takes the few acts that the manual says', () => {
  it('to find the ring of a firm, why it is red, its evidence package', async () => {
    const one = await someone()
    const { members } = (await (await fetch(`${console.url}/api/v1/rings/R-000001`)).json()) as {
      members: { name: string }[]
    }
    await one.press('Search', 'link')
    await one.type('main input[type=search]', members[0]!.name)
    await one.key('Enter')
    await one.follow('main a[href="/rings/R-000001"]')
    await one.page.locator('main .lead').first().waitFor()
    expect(one.taken()).toBe(told('find the ring of a firm', 4))
    await one.press('Evidence', 'link')
    await one.page.locator('.fact').first().waitFor()
    expect(one.taken()).toBe(told('know why it is red', 2))
    await one.press('Exports', 'link')
    const file = one.page.waitForEvent('download', { timeout: 60_000 })
    await one.press('Make and download')
    expect((await file).suggestedFilename()).toMatch(/\.zip$/)
    expect(one.taken()).toBe(told('take its evidence package', 3))
    await one.close()
  }, 180_000)

  it('to route the lead of a ring, from the ring; two leads at once, from the menu', async () => {
    const one = await someone()
    await one.page.evaluate(() => localStorage.setItem('biaojian.seat', 'O-xt/dispatcher'))
    await come(one.page, '/rings/R-000001', '.ring-lead a')
    await one.follow('.ring-lead a')
    await one.follow('.act-buttons .primary')
    await one.page.locator('dialog option:checked[value="O-zj"]').waitFor({ state: 'attached' })
    await one.follow('dialog .primary')
    await one.page.getByText('Done: Route. It is now routed').waitFor()
    expect(one.taken()).toBe(told("route the lead of a ring, from the ring's page", 3))
    await one.press('Workbench', 'link')
    await one.follow('tbody tr:nth-child(1) .tick input')
    await one.follow('tbody tr:nth-child(2) .tick input')
    await one.follow('.bulk .primary')
    await one.follow('dialog .primary')
    await one.page.getByText('2 done.').waitFor()
    expect(one.taken()).toBe(told('route two leads at once', 5))
    await one.close()
  }, 120_000)

  it('to take a foreign file with a bad row, and mend it', async () => {
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
    expect(one.taken()).toBe(told('import a foreign file with a bad row, and mend it', 10))
    await one.close()
  }, 180_000)

  it('to make the report of a year, from the menu to the file', async () => {
    const one = await someone()
    await one.press('Reports and letters', 'link')
    await one.type('input[name=period]', '2024')
    await one.press('Make the report')
    await one.page.getByText('The report is made').waitFor({ timeout: 120_000 })
    const file = one.page.waitForEvent('download')
    await one.follow('main a[href$="/file"]')
    expect((await file).suggestedFilename()).toMatch(/\.docx$/)
    expect(one.taken()).toBe(told('make the report of a year and save it', 4))
    await one.close()
  }, 240_000)
})
