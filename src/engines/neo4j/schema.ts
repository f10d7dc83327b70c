import { createHash } from 'node:crypto'
import { AppError } from '../../domain/errors.js'
import { TABLES } from '../../domain/tables.js'
import { VALUE_KINDS } from '../../domain/value-kind.js'
import type { Client, Labels } from './client.js'
import { lookedUp } from './keys.js'
import { kindLabels, recordLabel, rowLabel, TEXT_CLASSES } from './labels.js'
import { statement } from './statements.js'

export const FORMAT = '1'

/** Every label of ours, bids first: values that many hold are quickest to remove when nothing uses them. */
export const LABELS: readonly string[] = [
  'Ring',
  'BidsRow',
  ...TABLES.map(({ name }) => rowLabel(name)).filter((label) => label !== 'BidsRow'),
  ...TEXT_CLASSES.map(({ label }) => label),
  'Defect',
  'SourceFile',
  'Import',
]

/** Labels that a statement may be filled in with beside those of LABELS. */
export const RECORD_LABELS: readonly string[] = [
  ...TABLES.map(({ name }) => recordLabel(name)),
  ...VALUE_KINDS.flatMap(kindLabels),
]

/** The schema files with the labels they are run with. */
const SCHEMA: readonly (readonly [path: string, labels: Labels])[] = [
  ['schema/constraints', {}],
  ...TABLES.flatMap((table) => {
    const Row = rowLabel(table.name)
    return [
      ['schema/rows', { Row }] as const,
      ...lookedUp(table).map(
        (column) => ['schema/organisation-rows', { Row, Column: `h_${column}` }] as const,
      ),
    ]
  }),
]

/** Creates constraints and indexes where they are missing; a graph that says it has these is believed. */
export const ensureSchema = async (client: Client): Promise<void> => {
  const texts = SCHEMA.map(([path, labels]) => statement(path, labels))
  const schema = createHash('sha256').update(texts.join(';')).digest('hex').slice(0, 16)
  const [row] = await client.read('read/schema')
  if (row?.[0] === schema) return
  for (const [path, labels] of SCHEMA) await client.schema(path, labels)
  await client.autocommit('schema/await')
  await client.write((tx) => tx.run('load/schema', { schema }))
}

/** Makes the graph a store, or checks that it is this one. */
export const claimGraph = async (client: Client, id: string): Promise<void> => {
  const [row] = await client.write((tx) => tx.run('load/open', { id, format: FORMAT }))
  const [found, format] = row!
  if (format !== FORMAT)
    throw new AppError(
      'engine_unavailable',
      `Cannot use the graph: it is of format ${format}, this version reads format ${FORMAT}. Empty it with store --clear --yes and import the files again`,
    )
  if (found !== id)
    throw new AppError(
      'conflict',
      `Cannot use the graph: it belongs to store ${found}, and the store folder is ${id}. Use the folder that belongs to it, another database, or empty the graph for this folder with store --clear --yes`,
    )
}

/** Removes every node of ours; the emptied graph belongs to this store. */
export const emptyAll = async (client: Client, id: string): Promise<void> => {
  for (const Label of LABELS) await client.autocommit('load/clear', {}, { Label })
  await client.write((tx) => tx.run('load/adopt', { id, format: FORMAT }))
}
