import { AppError } from '../../domain/errors.js'
import { TABLES } from '../../domain/tables.js'
import { VALUE_KINDS } from '../../domain/value-kind.js'
import type { Client } from './client.js'
import { lookedUp } from './keys.js'
import { kindLabels, recordLabel, rowLabel, TEXT_CLASSES } from './labels.js'

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

/** Creates constraints and indexes where they are missing. */
export const ensureSchema = async (client: Client): Promise<void> => {
  await client.schema('schema/constraints')
  for (const table of TABLES) {
    const Row = rowLabel(table.name)
    await client.schema('schema/rows', { Row })
    for (const column of lookedUp(table))
      await client.schema('schema/organisation-rows', { Row, Column: `h_${column}` })
  }
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
