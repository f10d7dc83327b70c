import { z } from 'zod'
import { TAGGED } from '../../casebook/work/tags.js'
import { TagSet } from '../../handling/reference.js'
import { NewTag, putTag } from '../../handling/tags.js'
import { act } from '../act-route.js'
import { actorIn } from '../lead-answer.js'
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
  load: ({ leads, query: { object, id } }) => {
    const { work, tagSets } = leads.desk()
    return { sets: tagSets, data: work.tags(id === undefined ? undefined : { object, id }) }
  },
})

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
