import { z } from 'zod'
import { actedSeat } from '../../access/acted-seat.js'
import type { Reader } from '../../access/keys.js'
import { officesToTry } from '../../accounts/office-file.js'
import { seatsOf } from '../../accounts/seats.js'
import { AppError } from '../../domain/errors.js'
import { isLeader } from '../../domain/seat.js'
import { filedCases } from '../../handling/filed-cases.js'
import { LeadBody } from '../../handling/lead.js'
import {
  Sieve,
  SieveAct,
  type SieveActor,
  type Sieve as SieveRecord,
  sieveActs,
  sieveCounts,
} from '../../room/sieves.js'
import { act } from '../act-route.js'
import type { ApiParts } from '../api.js'
import { read } from '../read-route.js'
import { ROOM_ACCESS, ROOM_PATH } from '../restricted.js'
import type { Route } from '../route.js'

const text = z.string()
const said = z.object({ zh: text, en: text })

const Listed = Sieve.extend({
  summary: said.nullable(),
  host: text.nullable().meta({ description: 'Office that handles the lead: the supervising one' }),
  acts: z.array(z.enum(['assign', 'answer', 'confirm', 'return'])),
})
const Whole = Listed.extend({
  parties: z.array(z.object({ id: text, name: text })),
  lots: z.array(z.object({ id: text, title: text, buyer: text.nullable(), day: text.nullable() })),
})
const Counts = z.object({ opened: z.int(), answered: z.int(), confirmed: z.int(), found: z.int() })

const shared = { tag: 'restricted', what: 'sieve', access: ROOM_ACCESS } as const
const OnePath = z.object({ id: text.max(40) })

const list = read(`${ROOM_PATH}/sieves`, {
  ...shared,
  id: 'listSieves',
  summary: 'Cases that are screened for officials, and how far they are; of whoever screens, their own',
  json: z.object({ data: z.array(Listed), counts: Counts.nullable() }),
  needs: [],
  load: async (asked) => {
    const sieves = await sievesOf(asked)
    const actor = actorOf(asked.reader)
    const seen = sieves.filter((sieve) => sees(sieve, actor))
    return {
      data: seen.map((sieve) => listed(asked, sieve)),
      counts: actor.isLeader ? sieveCounts(sieves) : null,
    }
  },
})

const one = read(`${ROOM_PATH}/sieves/:id`, {
  ...shared,
  id: 'getSieve',
  summary: 'A case that is screened, with its parties, lots and buyers',
  params: OnePath,
  json: Whole,
  needs: [],
  load: async (asked) => wholeOf(asked, await seenSieve(asked, asked.params.id)),
})

const step = act(`${ROOM_PATH}/sieves/:id/acts`, {
  ...shared,
  method: 'POST',
  id: 'actOnSieve',
  recorded: 'in-room',
  summary: 'Assign, answer, confirm or return a case that is screened',
  params: OnePath,
  body: SieveAct,
  json: Whole,
  needs: [],
  run: async (asked) => {
    const { room, reader, body, params, entry } = asked
    await seenSieve(asked, params.id)
    const given = body.act === 'assign' ? { ...body, worker: workerNamed(asked, body.worker) } : body
    const after = await room.actOnSieve(params.id, given, { actor: actorOf(reader), entry })
    return wholeOf(asked, after)
  },
})

/** Cases that are screened for officials. */
export const sieveRoutes: Route[] = [list, one, step]

type Parts = Pick<ApiParts, 'store' | 'room' | 'clock' | 'accounts' | 'acts'>
type With = Parts & { reader: Reader }

/**
 * All of them: those of cases that were filed since are opened now, and that is in the log before the look.
 */
const sievesOf = async ({ room, store: { casebook }, clock, acts }: Parts): Promise<SieveRecord[]> => {
  const sieves = await room.sieves(filedCases(casebook.work), acts.inRoom.openingAt(clock().toISOString()))
  await acts.inRoom.drain()
  return sieves
}

const actorOf = ({ subject }: Reader): SieveActor => ({
  user: subject!.user!,
  isLeader: isLeader(subject!.position),
})

const sees = ({ worker }: SieveRecord, { user, isLeader: leads }: SieveActor): boolean =>
  leads || worker === user

const seenSieve = async (asked: With, id: string): Promise<SieveRecord> => {
  const actor = actorOf(asked.reader)
  const sieve = (await sievesOf(asked)).find((of) => of.id === id && sees(of, actor))
  if (!sieve) throw new AppError('not_found', `There is no sieve "${id}"`)
  return sieve
}

const listed = ({ store: { casebook }, reader }: With, sieve: SieveRecord) => {
  const lead = casebook.work.item(sieve.case.lead)
  const body = LeadBody.safeParse(lead?.body).data
  return {
    ...sieve,
    summary: body?.summary ?? null,
    host: lead?.host ?? null,
    acts: sieveActs(sieve, actorOf(reader)),
  }
}

const wholeOf = async (asked: With, sieve: SieveRecord) => {
  const { casebook, engine } = asked.store
  const body = LeadBody.safeParse(casebook.work.item(sieve.case.lead)?.body).data
  const lots = await Promise.all(
    (body?.lots ?? []).map(async ({ id, title, day }) => {
      const lot = await engine.lot(id)
      return { id, title, day, buyer: lot?.buyerName ?? lot?.buyerId ?? null }
    }),
  )
  return { ...listed(asked, sieve), parties: body?.members ?? [], lots }
}

/** Who is to screen it: somebody who acts for the commission, by login, id or the seat that is tried. */
const workerNamed = ({ accounts: { book }, clock }: Parts, named: string): string => {
  if (!book.hasUsers()) {
    if (actedSeat(named, officesToTry(book), clock()).kind === 'D') return named
  } else {
    const user = book.userByLogin(named) ?? book.user(named)
    if (user && seatsOf(book, user.id, clock()).some(({ kind }) => kind === 'D')) return user.id
  }
  throw new AppError('unprocessable', `"${named}" acts for nobody of the commission`)
}
