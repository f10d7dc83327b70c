import type { PackRecord } from '../casebook/work/packs.js'
import { shanghaiDay } from '../domain/day.js'
import type { Desk } from './desk.js'
import { type PackBody, packOf, type WantedPack } from './pack.js'
import { planDue } from './plan-due.js'
import type { ThemeStore } from './theme.js'

export interface MadePack extends PackRecord {
  body: PackBody
}

/**
 * Makes a pack of now and keeps it as it is, by `book` where its entry for the audit log is written with it.
 * Fails as `packOf` does.
 */
export const makePack = async (
  desk: Desk,
  wanted: WantedPack,
  {
    by,
    now,
    themes,
    book = desk.work.transact,
  }: {
    by: string
    now: Date
    themes: () => Promise<ThemeStore>
    book?: (keep: () => MadePack, id: (made: MadePack) => string) => MadePack
  },
): Promise<MadePack> => {
  planDue(desk, now)
  const body = await packOf(desk, wanted, { now, themes })
  const keep = (): MadePack => {
    const id = desk.work.nextId('MP', Number(shanghaiDay(now).slice(0, 4)))
    const { kind, window, office, at } = body
    return { ...desk.work.addPack({ id, kind, window, office, madeBy: by, at, body }), body }
  }
  return book(keep, ({ id }) => id)
}
