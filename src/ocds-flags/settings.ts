import { z } from 'zod'
import { AppError } from '../domain/errors.js'
import { CODES, type Code } from './code.js'
import { DEFINITIONS } from './definitions.js'
import type { General } from './general.js'
import { type Ini, readIni } from './ini.js'
import { codes, yesNo } from './setting-types.js'

export interface FlagSettings {
  general: General
  /** the indicators to run, each with its own settings */
  indicators: Map<Code, unknown>
}

const words = z.record(z.string(), z.string())
const own = Object.fromEntries(
  DEFINITIONS.map(({ code, settings }) => [code, settings.optional()]),
) as unknown as Record<Code, z.ZodOptional>

/** The whole file: also the sections of Cardinal's `prepare`, which are checked and have no effect here. */
const FILE = z.strictObject({
  currency: z.string().optional(),
  no_price_comparison_procurement_methods: codes.optional(),
  price_comparison_procurement_methods: codes.optional(),
  output: z.strictObject({ info_currency_mismatches: yesNo.optional() }).optional(),
  exclusions: z.strictObject({ procurement_method_details: codes.optional() }).optional(),
  codelists: z.strictObject({ bid_status: words.optional(), award_status: words.optional() }).optional(),
  defaults: z
    .strictObject({
      currency: z.string().optional(),
      item_classification_scheme: z.string().optional(),
      bid_status: z.string().optional(),
      award_status: z.string().optional(),
      party_roles: yesNo.optional(),
    })
    .optional(),
  redactions: z
    .strictObject({ amount: z.string().optional(), organization_id: z.string().optional() })
    .optional(),
  corrections: z.strictObject({ award_status_by_contract_status: yesNo.optional() }).optional(),
  modifications: z
    .strictObject({
      move_auctions: yesNo.optional(),
      prefix_buyer_or_procuring_entity_id: z.string().optional(),
      prefix_tenderer_or_supplier_id: z.string().optional(),
      split_procurement_method_details: z.string().optional(),
    })
    .optional(),
  ...own,
})

/** Every indicator with its defaults: what holds without a settings file. */
export const defaultSettings = (): FlagSettings =>
  settingsOf(Object.fromEntries(CODES.map((code) => [code, {}])))

/**
 * The settings in a file of Cardinal's form: an indicator runs when its section is there, be it empty. Throws
 * invalid_input that names what is unknown or unreadable.
 */
export const readSettings = (text: string): FlagSettings => settingsOf(treeOf(readIni(text)))

const settingsOf = (tree: Tree): FlagSettings => {
  const parsed = FILE.safeParse(tree)
  if (!parsed.success)
    throw new AppError(
      'invalid_input',
      `Cannot read the settings: ${parsed.error.issues.map(problemOf).join('; ')}`,
    )
  const file = parsed.data
  return {
    general: {
      ...(file.currency === undefined ? {} : { currency: file.currency }),
      notCompared: file.no_price_comparison_procurement_methods ?? new Set(),
      compared: file.price_comparison_procurement_methods ?? new Set(),
      excluded: file.exclusions?.procurement_method_details ?? new Set(),
    },
    indicators: new Map(CODES.flatMap((code) => (file[code] === undefined ? [] : [[code, file[code]]]))),
  }
}

const problemOf = (issue: z.core.$ZodIssue): string => {
  const place = issue.path.map(String)
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => `unknown key "${[...place, key].join('.')}"`).join('; ')
  return `"${place.join('.')}": ${issue.message}`
}

type Tree = { [key: string]: string | Tree }

/** A section `[a.b]` is the table `b` of the table `a`; what is there stays beside it. */
const treeOf = ({ top, sections }: Ini): Tree => {
  const tree: Tree = Object.assign(Object.create(null), top)
  for (const [name, section] of sections) {
    let table = tree
    for (const part of name.split('.')) {
      if (typeof table[part] !== 'object') table[part] = Object.create(null) as Tree
      table = table[part] as Tree
    }
    Object.assign(table, section)
  }
  return tree
}
