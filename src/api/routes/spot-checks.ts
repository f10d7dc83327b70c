import { z } from 'zod'
import type { Reader } from '../../access/keys.js'
import type { Access } from '../../access/route-access.js'
import { seesSpotCheck } from '../../access/spot-check-rows.js'
import type { SpotCheckRecord } from '../../casebook/work/spot-checks.js'
import {
  giveSpotNumber,
  NewSpotCheck,
  planSpotCheck,
  SPOT_CHECKED,
  SpotDraw,
  SpotFile,
  SpotPlan,
  spotFileOf,
} from '../../handling/spot-check.js'
import { ApiProblem } from '../../service/problem.js'
import { act } from '../act-route.js'
import { actorIn, visibleTo } from '../lead-answer.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { IdParams } from '../schemas/query.js'

const text = z.string()
const SPOT_CHECKS: Access = { resource: 'spot-check', classes: ['open'] }
const MOST = 200
/** rows of a frozen list that stand in an answer; its file has them all */
const MOST_LISTED = 200

const head = {
  id: text,
  of: z.enum(SPOT_CHECKED),
  firstDay: text,
  lastDay: text,
  office: text.nullable().meta({ description: 'Office that made the list' }),
  madeBy: text,
  at: text,
  drawnAt: text.nullable().meta({ description: 'null = not drawn yet' }),
  share: z.int().meta({ description: 'Percent at least' }),
  listed: z.int(),
  drawn: z.int().nullable(),
  digest: text,
  numbers: z.int().meta({ description: 'Numbers for the seed that were given, of two' }),
}
const SpotCheckHead = z.object(head).meta({ id: 'SpotCheckHead' })
const SpotCheck = z
  .object({
    ...head,
    plan: SpotPlan.meta({
      description: `The first ${MOST_LISTED} of its list, of \`listed\`: /spot-checks/{id}/file has all of them`,
    }),
    draw: SpotDraw.nullable(),
  })
  .meta({ id: 'SpotCheck' })

const sees = (reader: Reader, { office, plan }: SpotCheckRecord): boolean =>
  seesSpotCheck(reader, { office, of: SpotPlan.parse(plan).of })

const headOf = (one: SpotCheckRecord): z.infer<typeof SpotCheckHead> => {
  const { of, firstDay, lastDay, share, list, digest } = SpotPlan.parse(one.plan)
  return {
    ...{
      id: one.id,
      of,
      firstDay,
      lastDay,
      office: one.office,
      madeBy: one.madeBy,
      at: one.at,
      share,
      digest,
    },
    ...{ drawnAt: one.drawnAt, listed: list.length, numbers: one.numbers.length },
    drawn: one.draw === null ? null : SpotDraw.parse(one.draw).drawn.length,
  }
}

const wholeOf = (one: SpotCheckRecord): z.infer<typeof SpotCheck> => {
  const plan = SpotPlan.parse(one.plan)
  return {
    ...headOf(one),
    plan: { ...plan, list: plan.list.slice(0, MOST_LISTED) },
    draw: one.draw === null ? null : SpotDraw.parse(one.draw),
  }
}

const seen = (work: { spotCheck(id: string): SpotCheckRecord | undefined }, id: string, reader: Reader) => {
  const found = work.spotCheck(id)
  if (!found || !sees(reader, found)) throw new ApiProblem('not_found', `There is no spot check "${id}"`)
  return found
}

const listAll = read('/spot-checks', {
  id: 'listSpotChecks',
  summary: 'Spot checks by random draw, the latest first',
  tag: 'items',
  json: z.object({ data: z.array(SpotCheckHead) }).meta({ id: 'SpotCheckList' }),
  what: 'spot checks',
  access: SPOT_CHECKS,
  needs: [],
  load: ({ leads, reader }) => ({
    data: leads
      .desk()
      .work.spotChecks(MOST)
      .filter((one) => sees(reader, one))
      .map(headOf),
  }),
})

const one = read('/spot-checks/:id', {
  id: 'getSpotCheck',
  summary: 'One spot check: how the frozen list begins, and what was drawn of it',
  tag: 'items',
  params: IdParams,
  json: SpotCheck,
  what: 'spot check',
  access: SPOT_CHECKS,
  needs: [],
  load: ({ leads, reader, params: { id } }) => wholeOf(seen(leads.desk().work, id, reader)),
})

const file = read('/spot-checks/:id/file', {
  id: 'getSpotCheckFile',
  summary: 'List, numbers, seed and draw: all that anybody needs to make the draw again',
  tag: 'items',
  params: IdParams,
  json: SpotFile.meta({ id: 'SpotCheckFile' }),
  what: 'spot check',
  access: SPOT_CHECKS,
  needs: [],
  load: ({ leads, reader, params: { id } }) => spotFileOf(seen(leads.desk().work, id, reader)),
})

const plan = act('/spot-checks', {
  method: 'POST',
  id: 'planSpotCheck',
  recorded: 'after',
  summary: 'Freeze the list that a spot check is drawn from, by layers; two persons then give a number each',
  tag: 'items',
  body: NewSpotCheck.meta({
    id: 'NewSpotCheck',
    examples: [{ of: 'lot', firstDay: '2026-01-01', lastDay: '2026-12-31', share: 20 }],
  }),
  status: 201,
  json: SpotCheck,
  what: 'plan spot check',
  access: SPOT_CHECKS,
  needs: [],
  run: async ({ leads, clock, reader, store: { engine }, body }) => {
    const now = clock()
    const by = { actor: actorIn(reader, now), at: now.toISOString() }
    const visible = visibleTo({ reader, now })
    const made = planSpotCheck(leads.desk(), body, { ...by, market: await engine.market(), visible })
    await leads.drain()
    return wholeOf(made)
  },
  headers: ({ id }) => ({ location: `/api/v1/spot-checks/${id}` }),
})

const number = act('/spot-checks/:id/number', {
  method: 'POST',
  id: 'giveSpotNumber',
  recorded: 'after',
  summary: 'Give a number for the seed; with the second, by another person, the draw is made',
  tag: 'items',
  params: IdParams,
  body: z
    .strictObject({
      number: z
        .string()
        .regex(/^\d{4,40}$/)
        .meta({ description: 'Digits; hidden until both are in' }),
    })
    .meta({ id: 'SpotNumber', examples: [{ number: '271828' }] }),
  json: SpotCheck,
  what: 'draw spot check',
  access: SPOT_CHECKS,
  needs: [],
  run: async ({ leads, clock, reader, params: { id }, body: { number: given } }) => {
    const now = clock()
    const desk = leads.desk()
    seen(desk.work, id, reader)
    const made = giveSpotNumber(
      desk,
      { id, number: given },
      { actor: actorIn(reader, now), at: now.toISOString() },
    )
    await leads.drain()
    return wholeOf(made)
  },
})

/** Spot checks by random draw (双随机). */
export const spotCheckRoutes: Route[] = [listAll, one, file, plan, number]
