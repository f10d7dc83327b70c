import { CAPACITY_KINDS, type CapacityKind } from '../domain/seat.js'

/**
 * Columns of the matrix: capacities, the three who run the system, and whoever is at a machine without users.
 */
export const STANDINGS = [
  'P',
  'D',
  'R',
  'A',
  'C',
  'X',
  'J',
  'K',
  'I',
  'F',
  'G',
  'Sy',
  'Se',
  'Au',
  'local',
] as const
export type Standing = (typeof STANDINGS)[number]

/**
 * Words of a cell: which rows of the resource there are for the column. Those of `rows.ts` are of work items;
 * `touch` is of what stands on lots, the rest of accounts, the log and sums.
 */
export const WORDS = [
  'all',
  '–',
  'sum',
  'granted',
  'open',
  'quiet',
  'party',
  'handling',
  'open-or-party',
  'worker',
  'addressee',
  'own',
  /** on a lot of the capacity's industries and regions; what is shown is cut to those lots */
  'touch',
  /** made by or addressed to the own office, or opened by case */
  'own-or-granted',
  'own-or-touch',
  /** proposed by the own office, or in effect where it looks */
  'own-or-effect',
  /** own rows, and of the others sums */
  'own-and-sum',
  /** the leader of the office, or who works on it */
  'worker-or-leader',
  /** oneself */
  'self',
  'own-office',
  /** the state of an account, and nothing it did */
  'state',
  /** of the log: oneself, and for a log-reader what is sealed */
  'self-or-sealed',
  'unsealed',
] as const
export type Word = (typeof WORDS)[number]

type Row = Readonly<Record<Standing, Word>>

/** A row in which nobody sees anything. */
const NOBODY: Row = Object.fromEntries(STANDINGS.map((standing) => [standing, '–'])) as Row

const BY_CASE = ['J', 'K', 'I', 'F'] as const satisfies CapacityKind[]
const byCase = (word: Word): Pick<Row, (typeof BY_CASE)[number]> =>
  Object.fromEntries(BY_CASE.map((kind) => [kind, word])) as Pick<Row, (typeof BY_CASE)[number]>

/** Cells of those who read leads, in the order P D R A C, and of the machine without users. */
const readers = (P: Word, D: Word, R: Word, A: Word, C: Word, local: Word = 'all'): Row => ({
  ...NOBODY,
  P,
  D,
  R,
  A,
  C,
  local,
})
const GRANTED = byCase('granted')
const capacities = (word: Word): Row => ({
  ...NOBODY,
  ...(Object.fromEntries(CAPACITY_KINDS.map((kind) => [kind, word])) as Record<CapacityKind, Word>),
})

/** What there is to see or do, each with its cells. */
export const RESOURCES = {
  /** suspected rings, their graph, evidence, text and law; flags of lots, checks, pairs, screens */
  ring: { ...readers('all', 'all', 'touch', 'all', 'all'), ...GRANTED },
  /** lots, bids, bidders, values, hubs, paths, neighbourhoods */
  record: { ...readers('all', 'all', 'touch', 'all', 'all'), ...GRANTED },
  /** of a run its rules, settings, counts by level */
  run: readers('all', 'all', 'all', 'all', 'all'),
  /** of a run its state, warnings, timings; metrics, jobs */
  'run-state': { ...readers('all', 'all', 'all', 'all', 'all'), Sy: 'all' },
  /** counts of the store, quality, quarantine */
  quality: { ...readers('all', 'all', 'all', 'all', 'all'), X: 'all', Sy: 'all' },
  lead: { ...readers('open-or-party', 'all', 'party', 'quiet', 'open'), ...GRANTED, G: 'sum' },
  /** opinions, sheet, verdicts, attachments */
  'lead-notes': { ...readers('party', 'all', 'handling', '–', 'open'), ...GRANTED },
  /** colours of persons whom confirmed facts name */
  'lead-persons': readers('open-or-party', 'all', 'worker', 'worker', 'worker'),
  'lead-restricted': { ...readers('party', 'all', 'party', '–', '–', '–'), ...GRANTED },
  /** to the police: state and clocks */
  transfer: { ...readers('addressee', 'all', 'own', '–', 'all'), J: 'granted', G: 'sum' },
  'transfer-papers': { ...readers('addressee', 'all', 'own', '–', '–'), J: 'granted' },
  /** to discipline or others */
  referral: { ...readers('own', 'all', 'own', 'own', 'own'), ...GRANTED },
  /** procuratorate and court write letters too */
  letter: {
    ...readers('own', 'all', 'own', 'own', 'all'),
    ...GRANTED,
    J: 'own-or-granted',
    K: 'own-or-granted',
  },
  problem: { ...readers('own', 'all', 'own', 'own', 'all'), ...GRANTED, G: 'sum' },
  order: { ...readers('own', 'all', 'own', 'own', 'all'), ...GRANTED, G: 'all' },
  'report-due': { ...readers('own', 'all', 'own', 'own', 'all'), ...GRANTED, X: 'own', G: 'all' },
  task: { ...readers('own', 'all', 'own', 'own', 'all'), ...GRANTED, X: 'own', G: 'all' },
  /** before the draw: for who makes the list */
  'spot-check-before': readers('worker', 'worker', 'worker', 'worker', 'all'),
  'spot-check': { ...readers('all', 'all', 'own-or-touch', 'all', 'all'), G: 'sum' },
  /** before the day: named persons alone */
  'campaign-before': { ...readers('all', 'worker', '–', '–', '–', '–'), ...GRANTED },
  campaign: { ...readers('all', 'all', 'sum', 'sum', 'sum', '–'), ...GRANTED, G: 'sum' },
  sieve: readers('–', 'worker-or-leader', '–', '–', 'sum', '–'),
  /** collisions, officials, relatives */
  kinship: readers('–', 'worker-or-leader', '–', '–', '–', '–'),
  outcome: { ...readers('all', 'all', 'touch', 'all', 'all'), ...GRANTED, G: 'sum' },
  judgement: readers('open', 'all', 'own-or-effect', 'all', 'open'),
  rule: readers('all', 'all', 'all', 'all', 'all'),
  indicator: { ...readers('own-and-sum', 'all', 'own-and-sum', 'sum', 'all'), X: 'own', G: 'sum' },
  'report-internal': readers('all', 'all', '–', '–', '–'),
  'report-circulation': { ...readers('all', 'all', 'all', 'all', 'all'), G: 'all' },
  'report-public': { ...capacities('all'), local: 'all' },
  export: { ...readers('all', 'all', 'touch', 'all', 'all'), ...GRANTED },
  /** users, positions, sessions */
  user: { ...capacities('self'), D: 'own-office', Sy: 'state', Se: 'all', Au: 'all' },
  /** routes, terms, calendar, colours, definitions */
  settings: { ...readers('all', 'all', 'all', 'all', 'all'), G: 'all', Au: 'all' },
  'settings-change': readers('–', '–', '–', '–', 'all'),
  'audit-entry': {
    ...capacities('self'),
    D: 'self-or-sealed',
    Sy: 'self',
    Se: 'self',
    Au: 'unsealed',
    local: 'all',
  },
  import: { ...readers('–', '–', '–', '–', '–'), X: 'all', Sy: 'all' },
  detect: { ...readers('all', 'all', 'all', '–', 'all'), Sy: 'all' },
  'province-alert': readers('–', '–', '–', '–', 'all'),
  /** what was old when it was first found, and waits to become leads */
  'lead-stock': readers('–', '–', '–', '–', 'all'),
  /** between networks that do not meet: of leads of the own office */
  'exchange-file': readers('own', 'own', 'own', 'own', 'own'),
} as const satisfies Record<string, Row>

export type Resource = keyof typeof RESOURCES
