import type { Page } from 'playwright-core'
import { barriers, type Console, come } from './browser.js'

/** The first lead of the store: that of its gravest ring. */
export const firstLead = async ({ url }: Console): Promise<string> => {
  const answer = await fetch(`${url}/api/v1/leads?ring=R-000001`)
  return ((await answer.json()) as { data: { id: string }[] }).data[0]!.id
}

/** A person who takes one seat after the other on the page of a lead, by clicks alone. */
export const handlingOf = (page: Page) => {
  const dialog = page.locator('dialog')
  return {
    /** takes the seat that the page offers for what others may do */
    as: async (seat: RegExp): Promise<void> => {
      const others = page.locator('.others')
      if ((await others.getAttribute('open')) === null) await others.locator('summary').click()
      await others.getByRole('button', { name: seat }).first().click()
      await page.locator('.act-buttons button').first().waitFor()
    },
    /** opens an act, gives what it asks, and does it */
    act: async (name: string, give: () => Promise<unknown> = async () => undefined): Promise<void> => {
      await page
        .locator('.act-buttons')
        .getByRole('button', { name: new RegExp(`^${name}`) })
        .click()
      await dialog.locator('.primary').waitFor()
      await give()
      await dialog.locator('.primary').click()
      await page.locator('.outcome').waitFor()
    },
    /** what the dialog of an act says is missing when nothing is given */
    missing: async (name: string): Promise<string[]> => {
      await page
        .locator('.act-buttons')
        .getByRole('button', { name: new RegExp(`^${name}`) })
        .click()
      await dialog.locator('.primary').click()
      await dialog.locator('.problem').waitFor()
      const told = await dialog.locator('.problem li').allInnerTexts()
      return [...told, ...(await barriers(page))]
    },
    dialog,
  }
}

/** From the page of a ring to its lead, and through the hands of six seats to its archive. */
export const closeLead = async (page: Page, lead: string): Promise<void> => {
  const { as, act, dialog } = handlingOf(page)
  await come(page, '/rings/R-000001', '.ring-lead a')
  await page.locator('.ring-lead a').click()
  await as(/县工作协调办, dispatcher/)
  await act('Route', () =>
    dialog.locator('select[name=host] option:checked[value="O-zj"]').waitFor({ state: 'attached' }),
  )
  await as(/县住建局, clerk/)
  await act('Sign for')
  await as(/县住建局, leader/)
  await act('Assign', async () => {
    for (const name of ['li', 'wang'])
      await dialog.getByLabel(new RegExp(`\\(${name}\\)|（${name}）`)).check()
    await dialog.locator('input[name=recusal]').check()
  })
  await as(/\bli\b/)
  await markAll(page)
  await act('Propose a disposal', async () => {
    await dialog.getByLabel('excluded', { exact: true }).check()
    await dialog.locator('select[name=excluded]').selectOption('public-terminal')
    await dialog
      .locator('textarea[name=conclusion]')
      .fill('The files were written in one print shop; '.repeat(3))
  })
  for (const [seat, name] of [
    [/县住建局, leader/, 'Approve'],
    [/县工作协调办, reviewer/, 'Pass the review'],
    [/县纪委县监委机关, reviewer/, 'Confirm'],
  ] as const) {
    await as(seat)
    await act(name, () => dialog.locator('textarea[name=opinion]').fill('agreed'))
  }
  await come(page, `/leads/${lead}?tab=events`, '.table')
}

/** Marks every fact and every line of the sheet at once, and saves. */
const markAll = async (page: Page): Promise<void> => {
  await page.locator('.act-buttons').getByRole('button', { name: 'Mark' }).click()
  const bar = page.locator('.mark-bar')
  for (const [choice, why] of [
    ['fact refuted', 'a print shop, its lease was seen'],
    ['line conform', 'the originals were seen'],
  ] as const) {
    await bar.locator('select').selectOption(choice)
    await bar.locator('input').fill(why)
    await bar.getByRole('button', { name: 'Fill in' }).click()
  }
  await bar.locator('.primary').click()
  await bar.getByText('28 marks are saved.').waitFor()
}
