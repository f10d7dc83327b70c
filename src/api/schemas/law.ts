import { z } from 'zod'
import { GRADES } from '../../domain/grade.js'
import type { Article, ProsecutionStandard } from '../../law/index.js'
import type { LawSheet } from '../../telling/law-sheet.js'
import { schemaOf } from '../given.js'

const Text = z.object({ zh: z.string(), en: z.string() })
const mark = z
  .enum(['V', 'M'])
  .meta({ description: 'M: from memory, to be confirmed by the authority that uses it' })

const ArticleOf = schemaOf<Article>()({
  id: z.string(),
  statute: z.string(),
  title: Text,
  text: Text,
  form: z.enum(['verbatim', 'summary']),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  mark,
  datesMark: mark,
}).meta({ id: 'Article', description: 'An article, or an item of one, in one version' })

const Standard = schemaOf<ProsecutionStandard>()({
  article: z.string(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  directLossFen: z.int(),
  unlawfulGainFen: z.int(),
  awardFen: z.int(),
  penalties: z.int(),
  penaltyYears: z.int(),
  mark,
})

const reached = z.enum(['single', 'together', 'below', 'unknown'])
const awards = {
  awardedFen: z.number().nullable(),
  largestFen: z.number().nullable(),
  unknown: z.int().meta({ description: 'Lots of which the winner or the award is not known' }),
}
const FineLots = z.object({ lots: z.int(), ...awards })

const Row = z.object({
  question: z.string(),
  article: z.string(),
  answer: z.string(),
  basis: z.string(),
  confirm: z.string(),
})
type LawRow = z.infer<typeof Row>

/** The check sheet of statutes, as data and as rows for people. */
export const LawSheetAnswer = schemaOf<LawSheet & { run: string; rows: LawRow[] }>()({
  ring: z.string(),
  run: z.string(),
  asOf: z.string(),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  items: z.array(
    z.object({
      item: z.int(),
      rule: z.string(),
      grade: z.enum(GRADES),
      day: z.string().nullable(),
      articles: z.array(
        z.object({ article: ArticleOf, inForce: z.boolean(), applies: z.enum(['yes', 'no', 'unknown']) }),
      ),
    }),
  ),
  criminal: z.object({
    lots: z.array(z.string()),
    excluded: z.array(z.object({ lot: z.string(), reason: z.enum(['notTender', 'methodUnknown']) })),
    undated: z.array(z.string()),
    standards: z.array(
      z.object({
        standard: Standard,
        article: ArticleOf,
        lots: z.int(),
        earlier: z.int(),
        projects: z.object({ ...awards, atThreshold: z.int() }),
        result: reached.meta({ description: 'By the awards of the lots, whoever won them' }),
        memberWins: z.int().nullable(),
        awardedFen: z.number().nullable(),
        largestFen: z.number().nullable(),
        memberResult: reached.meta({ description: 'By members’ winning bids alone' }),
      }),
    ),
  }),
  fine: z.object({ article: z.string(), own: FineLots, others: FineLots, open: z.int() }),
  penalties: z.union([
    z.object({ evaluated: z.literal(false), reason: z.literal('noData') }),
    z.object({
      evaluated: z.literal(true),
      found: z.array(z.object({ bidderId: z.string(), day: z.string(), document: z.string() })),
    }),
  ]),
  limitation: z.array(
    z.object({
      what: z.enum(['administrative', 'criminal']),
      article: z.string(),
      years: z.int(),
      until: z.string().nullable(),
      over: z.boolean().nullable(),
    }),
  ),
  rows: z.array(Row),
}).meta({ id: 'LawSheet', description: 'Statutes and thresholds to check a ring against; not a finding' })
