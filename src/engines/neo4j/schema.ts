import { createHash } from 'node:crypto'
import { AppError } from '../../domain/errors.js'
import { TABLES } from '../../domain/tables.js'
import { GRAPH_LABELS, RECORD_LABELS } from '../graph-labels.js'
import type { Client } from './client.js'
import { numberOf } from './integers.js'
import { statement } from './statements.js'

/** Pause between two looks at indexes that are being built, and how long none may move. */
const LOOK_MS = 500
const STILL_MS = 300_000

/** Creates constraints and indexes where they are missing; a graph that says it has these is believed. */
export const ensureSchema = async (client: Client): Promise<void> => {
  const schema = createHash('sha256').update(statement('schema/constraints')).digest('hex').slice(0, 16)
  const [row] = await client.read('read/schema')
  if (row?.[0] === schema) return
  await client.schema('schema/constraints')
  await indexesReady(client)
  await client.write((tx) => tx.run('load/schema', { schema }))
}

/** Waits for indexes as long as they are being built: of a large graph that takes minutes. */
const indexesReady = async (client: Client): Promise<void> => {
  let last = ''
  for (let since = performance.now(); ; ) {
    const rows = await client.read('read/indexes')
    if (rows.length === 0) return
    const failed = rows.find(([, state]) => state === 'FAILED')
    if (failed) throw new AppError('engine_unavailable', `The Neo4j server cannot build index ${failed[0]}`)
    const now = JSON.stringify(rows.map(([name, , share]) => [name, numberOf(share)]))
    if (now !== last) since = performance.now()
    last = now
    if (performance.now() - since > STILL_MS)
      throw new AppError('engine_unavailable', 'The Neo4j server does not get on with building its indexes')
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
}

const pascal = (name: string): string =>
  name
    .split('_')
    .map((part) => part[0]!.toUpperCase() + part.slice(1))
    .join('')

/** Labels of graphs of format 1, which held every record as a node. */
const EARLIER = [...TABLES.map(({ name }) => `${pascal(name)}Row`), 'Text', 'Defect', 'SourceFile', 'Import']

/**
 * Removes every node of ours: the graph is free for any store. The store's node goes last, so that a clear
 * cut short is seen.
 */
export const emptyGraph = async (client: Client): Promise<void> => {
  for (const Label of [...GRAPH_LABELS, ...EARLIER, ...RECORD_LABELS])
    await client.autocommit('load/clear', {}, { Label })
}
