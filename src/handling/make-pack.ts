import type { PackRecord } from '../casebook/work/packs.js'
import { shanghaiDay } from '../domain/day.js'
import type { Desk } from './desk.js'
import { type PackBody, type PackKind, packOf } from './pack.js'
import { planDue } from './plan-due.js'

export interface MadePack extends PackRecord {
  body: PackBody
}

/** Makes a pack of now and keeps it as it is. Fails as `packOf` does. */
export const makePack = (
  desk: Desk,
  wanted: { kind: PackKind; window: string; office: string | undefined },
  { by, now }: { by: string; now: Date },
): MadePack => {
  planDue(desk, now)
  const body = packOf(desk, wanted, now)
  return desk.work.transact(() => {
    const id = desk.work.nextId('MP', Number(shanghaiDay(now).slice(0, 4)))
    const { kind, window, office, at } = body
    return { ...desk.work.addPack({ id, kind, window, office, madeBy: by, at, body }), body }
  })
}
