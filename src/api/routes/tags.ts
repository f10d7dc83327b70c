import { z } from 'zod'
import { standingOf } from '../../access/decide.js'
import type { Reader } from '../../access/keys.js'
import { RESOURCES } from '../../access/resources.js'
import { findString } from '../../arrays/strings.js'
import { TAGGED } from '../../casebook/work/tags.js'
import type { Desk } from '../../handling/desk.js'
import { seenBy } from '../../handling/overdue.js'
import { TagSet } from '../../handling/reference.js'
import { NewTag, putTag } from '../../handling/tags.js'
import { act } from '../act-route.js'
import type { ApiParts } from '../api.js'
import { actorIn, visibleTo } from '../lead-answer.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { SETTING_CHANGES, SETTINGS } from '../settings-access.js'

const text = z.string()

const Tag = z
  .object({
    object: z.enum(TAGGED),
    id: text,
    tag: text,
    fromDay: text,
    toDay: text.nullable(),
    basis: text,
    by: text,
    at: text,
  })
  .meta({ id: 'Tag' })

const tags = read('/tags', {
  id: 'listTags',
  summary: 'Tags of lots, projects and bidders, of one or all; and the sets that tags are of',
  tag: 'leads',
  query: z.object({
    object: z.enum(TAGGED).default('lot'),
    id: z.string().min(1).max(200).optional(),
  }),
  json: z.object({ sets: z.array(TagSet), data: z.array(Tag) }).meta({ id: 'TagList' }),
  what: 'tags',
  access: SETTINGS,
  needs: [],
  load: async ({ leads, clock, reader, market, query: { object, id } }) => {
    const desk = leads.desk()
    const isSeen = await taggedInSight(reader, desk, { market, now: clock() })
    const found = desk.work.tags(id === undefined ? undefined : { object, id })
    return { sets: desk.tagSets, data: found.filter(isSeen) }
  },
})

/** Whether somebody sees the lot, bidder or project that a tag is of; a project by a lead of it. */
const taggedInSight = async (
  reader: Reader,
  desk: Desk,
  { market, now }: { market: ApiParts['market']; now: Date },
): Promise<(tag: Pick<z.infer<typeof Tag>, 'object' | 'id'>) => boolean> => {
  const word = RESOURCES.record[standingOf(reader)]
  if (word === 'all') return () => true
  if (word !== 'touch') return () => false
  // of a seat that sees a part this is the part
  const { lots, bidders } = (await market.get()).market
  const isSeen = seenBy(desk, visibleTo({ reader, now }))
  return ({ object, id }) =>
    ({
      lot: () => findString(lots.id, id) >= 0,
      bidder: () => findString(bidders.id, id, 0, bidders.count) >= 0,
      project: () => desk.work.linked('project', [id]).some(({ item }) => isSeen(item)),
    })[object]()
}

const put = act('/tags', {
  method: 'POST',
  id: 'putTag',
  recorded: 'after',
  summary: 'Put a tag on a lot, project or bidder, or change its days; a last day ends it',
  tag: 'leads',
  body: NewTag.meta({
    id: 'NewTag',
    examples: [{ object: 'lot', id: 'L1', tag: 'N1', fromDay: '2026-03-01', basis: '专项检查' }],
  }),
  json: z.object({ data: z.array(Tag) }).meta({ id: 'TagsOfOne' }),
  what: 'tags',
  access: SETTING_CHANGES,
  needs: [],
  run: async ({ leads, clock, reader, body }) => {
    const now = clock()
    const desk = leads.desk()
    putTag(desk, body, { actor: actorIn(reader, now), at: now.toISOString() })
    await leads.drain()
    return { data: desk.work.tags(body) }
  },
})

/** What the county says of lots, projects and bidders. */
export const tagRoutes: Route[] = [tags, put]
