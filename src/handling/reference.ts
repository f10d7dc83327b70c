import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { UNITS } from '../calendar/term.js'
import type { WorkBook } from '../casebook/work/work-book.js'
import { AppError } from '../domain/errors.js'
import { characters } from '../domain/typed-text.js'
import { readJsonFile } from '../formats/json-file.js'
import { digestOf } from '../workflow/definition.js'
import { DEFINITIONS } from '../workflow/definitions/index.js'
import { LEAD_DATA } from './lead.js'

const day = z.iso.date()
const office = z.string().regex(/^O-[a-z0-9-]{1,30}$/)
const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const version = z.int().min(1)
/** S the office's own document, V law that was read, M from memory, D our default, ? to be asked */
const mark = z.enum(['S', 'V', 'M', 'D', '?'])
const words = z.array(z.string().min(1)).min(1)

export type TermRecord = z.infer<typeof TermRecord>
/** How long something may take; a code may say for which colour: CHECK/red. */
export const TermRecord = z.strictObject({
  code: z.string().regex(/^[A-Z0-9-]+(?:\/[a-z]+)?$/),
  version,
  validFrom: day,
  unit: z.enum(UNITS),
  amount: z.int().min(1),
  about: text,
  source: z.string().min(1),
  mark,
})

export type RouteMatch = z.infer<typeof RouteMatch>
/** What a lead must be like; every part that is given must hold. */
export const RouteMatch = z.strictObject({
  origin: words.optional(),
  industry: words.optional(),
  region: words.optional().meta({ description: 'Prefixes of region codes' }),
  domain: words.optional(),
  method: words.optional(),
  family: words.optional(),
  rule: words.optional(),
  colour: words.optional(),
  minAmountFen: z.int().optional(),
  minStatutory: z.int().optional().meta({ description: 'Facts of the grades 直, 视, 禁' }),
  keyProject: z.boolean().optional(),
  official: z.boolean().optional(),
})

export type RouteRecord = z.infer<typeof RouteRecord>
/** Which office handles what, from day to day (both included); without a host it only adds others. */
export const RouteRecord = z.strictObject({
  id: z.string().regex(/^RO-[A-Z0-9-]+$/),
  priority: z.int().min(1),
  validFrom: day,
  validTo: day.nullable(),
  match: RouteMatch,
  host: office.nullable(),
  cohandlers: z.array(office),
  copied: z.array(office),
  basis: z.string().min(1),
  mark,
})

export type CheckLine = z.infer<typeof CheckLine>
/** A line of the check sheet, and the rules it is prefilled from: PRC-* is every rule of PRC. */
export const CheckLine = z.strictObject({
  id: z.string().regex(/^[A-Z]\d{2,3}$/),
  version,
  stage: z.enum(['before', 'bidding', 'after']),
  text,
  rules: z.array(z.string().regex(/^[A-Z]{2,4}-(?:\d{2}|\*)$/)),
  law: z.string().nullable(),
  source: text.nullable().meta({ description: 'Data it is read from; null = none is carried' }),
  data: z
    .enum(LEAD_DATA)
    .nullable()
    .meta({ description: 'Count of the lead that fills it beside the rules' }),
})

const Colour = z.strictObject({
  code: z.string().regex(/^[a-z]+$/),
  text,
  rank: z.int().min(1),
  mark: characters(2),
})

const Intake = z.strictObject({
  rings: words.meta({ description: 'Levels of rings that become leads' }),
  factColour: z.string().meta({ description: 'Colour of a lead of a fact about one lot' }),
  lotRules: z.array(z.string()).meta({ description: 'Rules about one lot whose facts become leads' }),
  stockMonths: z.int().min(1).meta({ description: 'Rings whose last lot is older wait in stock' }),
  stockPerWeek: z.int().min(1),
  mostFacts: z.int().min(1).meta({ description: 'Facts of a lead that are judged one by one' }),
})

export type ColourPolicy = z.infer<typeof ColourPolicy>
/** Colours, gravest first by rank, and what becomes a lead of which colour. */
export const ColourPolicy = z.strictObject({
  version,
  colours: z.array(Colour).min(1),
  province: z.record(z.string(), z.string()),
  intake: Intake,
  levels: z
    .record(z.string(), z.string())
    .optional()
    .meta({ description: 'Colour of a lead by the level of its ring; without a word the level itself' }),
  rises: z
    .array(z.strictObject({ id: z.string().min(1).max(40), match: RouteMatch, to: z.string() }))
    .optional()
    .meta({ description: 'Leads that are at least of a colour' }),
})

export type LetterTerm = z.infer<typeof LetterTerm>
/** Within which term a letter of a type is answered. */
export const LetterTerm = z.strictObject({
  type: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
  name: text,
  term: z.string().regex(/^LETTER-[A-Z]+$/),
})

/** what a pack for a meeting tells of it beside */
const ABOUT = z.enum(['spot-check']).optional()

export type Responsibility = z.infer<typeof Responsibility>
/** A task of the plan with the offices that lead it, and the day of its first year. */
export const Responsibility = z.strictObject({
  id: z.string().regex(/^[A-Z]\d{2}$/),
  /** part of the plan */
  part: z.string().min(1),
  task: text,
  leads: z.array(office).min(1),
  supports: z.array(office),
  dueDay: day,
  recurs: z.enum(['yearly', 'once']),
  about: ABOUT,
  mark,
})

export type ReportRule = z.infer<typeof ReportRule>
/** A report that offices owe: each year on these days (month and day), from a year on. */
export const ReportRule = z.strictObject({
  code: z.string().regex(/^[A-Z0-9-]{2,20}$/),
  title: text,
  from: z.array(office).min(1),
  windows: z.array(z.strictObject({ name: z.string(), due: z.string().regex(/^\d{2}-\d{2}$/) })).min(1),
  fromYear: z.int(),
  /** working days before it is due on which it is called to mind */
  reminders: z.array(z.int().min(0)),
  source: z.string().min(1),
  about: ABOUT,
  mark,
})

export type TagSet = z.infer<typeof TagSet>
/** Tags that lots, projects and bidders may have. */
export const TagSet = z.strictObject({
  id: z.string().regex(/^[a-z-]{2,40}$/),
  name: text,
  tags: z.array(z.strictObject({ code: z.string().regex(/^[A-Z]+\d{1,2}$/), text })).min(1),
  source: z.string().min(1),
  mark,
})

export type ThemeRules = z.infer<typeof ThemeRules>
/** Rules whose facts a pack by theme is made of. */
export const ThemeRules = z.strictObject({
  id: z.string().regex(/^[a-z-]{2,40}$/),
  rules: z.array(z.string().regex(/^[A-Z]{2,4}-\d{2}$/)).min(1),
  mark,
})

const ReferenceFile = z
  .strictObject({
    format: z.literal('biaojian-handling/1'),
    county: z.strictObject({ code: z.string().regex(/^\d{6}$/), name: z.string().min(1) }),
    source: z.string(),
    intake: Intake,
    terms: z.array(TermRecord).min(1),
    routes: z.array(RouteRecord),
    colourScheme: ColourPolicy.omit({ intake: true }),
    checkLines: z.array(CheckLine).min(1),
    coordination: office,
    letters: z.array(LetterTerm),
    responsibilities: z.array(Responsibility),
    reportRules: z.array(ReportRule),
    tagSets: z.array(TagSet).default([]),
    themes: z.array(ThemeRules).default([]),
  })
  .transform(({ intake, colourScheme, ...rest }) => ({ ...rest, policy: { ...colourScheme, intake } }))

/** Terms, routes, lines and colours of a county: datasets/handling has a file to copy. */
export type Reference = z.infer<typeof ReferenceFile>

const BUNDLED = fileURLToPath(new URL('../../datasets/handling/shengsi-330922.json', import.meta.url))

/** Reads a county's file. Fails with `invalid_input` that says where it is wrong. */
export const readReference = (path: string = BUNDLED): Reference => {
  const parsed = ReferenceFile.safeParse(readJsonFile(path))
  if (parsed.success) return parsed.data
  const { path: where, message } = parsed.error.issues[0]!
  throw new AppError('invalid_input', `Cannot read ${path}: ${where.join('.')}: ${message}`)
}

let held: Reference | undefined

/** The bundled county's file, read once. */
export const bundledReference = (): Reference => {
  held ??= readReference()
  return held
}

/**
 * Puts in a county's file where nothing was put in yet, what a newer file has beside, and the definitions of
 * this program. What stands is left.
 */
export const seedReference = (work: WorkBook, read: () => Reference = bundledReference): void => {
  const known = new Set(work.definitionDigests())
  const missing = DEFINITIONS.filter((definition) => !known.has(digestOf(definition)))
  const given = read()
  const digest = digestOfFile(given)
  if (work.seededFrom() === digest && missing.length === 0) return
  work.transact(() => {
    for (const body of missing)
      work.putDefinition({ kind: body.kind, version: body.version, digest: digestOf(body), body })
    if (work.seededFrom() === digest) return
    const isNew = !work.hasReference()
    for (const term of given.terms) work.putTerm(term)
    if (isNew) for (const route of given.routes) work.putRoute(route)
    for (const line of given.checkLines) work.putCheckLine(line)
    work.putColourScheme(given.policy)
    for (const row of given.letters) work.putReferenceRow('letter', row.type, row)
    for (const row of given.responsibilities) work.putReferenceRow('responsibility', row.id, row)
    for (const row of given.reportRules) work.putReferenceRow('report-rule', row.code, row)
    for (const row of given.themes) work.putReferenceRow('theme', row.id, row)
    for (const row of given.tagSets) work.putReferenceRow('tag-set', row.id, row)
    work.putReferenceRow('coordination', 'office', given.coordination)
    work.markSeeded(digest)
  })
}

const digests = new WeakMap<Reference, string>()

const digestOfFile = (given: Reference): string => {
  const known = digests.get(given)
  if (known !== undefined) return known
  const digest = createHash('sha256').update(JSON.stringify(given)).digest('hex')
  digests.set(given, digest)
  return digest
}
