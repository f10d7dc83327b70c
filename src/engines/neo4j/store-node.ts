import { randomUUID } from 'node:crypto'
import { AppError } from '../../domain/errors.js'
import { listOfMarks, type Marks, marksOf, noMarks } from '../marks.js'
import type { Client } from './client.js'
import { numberOf, whole } from './integers.js'

/** Of 1 were graphs that held the records as nodes; of 2, records without a time between imports. */
export const FORMAT = '3'

/** What the store's node says: how far the record on the server is, is judged, and is shown as a graph. */
export interface StoreState {
  id: string
  /** drawn when the graph began */
  graph: string
  step: number
  chain: string
  settled: number
  /** after the step `settled` */
  digest: string | undefined
  projected: Marks
  /** nodes and relationships as `name=count`, of a graph that was loaded in bulk */
  counts: string[]
  /** somebody holds the lease, or died with it */
  isHeld: boolean
}

/** The store's node; undefined: the graph belongs to nobody. */
export const readStore = async (client: Client): Promise<StoreState | undefined> => {
  const [row] = await client.read('read/store')
  if (!row) return undefined
  const [id, format, graph, step, chain, settled, digest, projected, counts, writer] = row
  if (format !== FORMAT) throw foreignFormat(format)
  return {
    id: id as string,
    graph: graph as string,
    step: numberOf(step),
    chain: chain as string,
    settled: numberOf(settled),
    digest: (digest as string | null) ?? undefined,
    projected: marksOf((projected as unknown[]).map(numberOf)),
    counts: (counts as string[] | null) ?? [],
    isHeld: writer !== null,
  }
}

/** Makes the graph the store of this id, or checks that it is. */
export const claimGraph = async (client: Client, id: string): Promise<void> => {
  const [row] = await client.write((tx) =>
    tx.run('load/open', { id, format: FORMAT, graph: randomUUID(), projected: marksParam(noMarks()) }),
  )
  const [found, format] = row!
  if (format !== FORMAT) throw foreignFormat(format)
  if (found !== id) throw foreignStore(found as string, id)
}

export const marksParam = (marks: Marks): unknown[] => listOfMarks(marks).map(whole)

export const isForeignFormat = (error: AppError): boolean => error.message.includes(FOREIGN)
const FOREIGN = 'the graph: it is of format'

const foreignFormat = (format: unknown): AppError =>
  new AppError(
    'engine_unavailable',
    `Cannot use ${FOREIGN} ${format}, this version reads format ${FORMAT}. Empty it with store --clear --yes and import the files again`,
  )

export const foreignStore = (found: string, id: string): AppError =>
  new AppError(
    'conflict',
    `Cannot use the graph: it belongs to store ${found}, and the store folder is ${id}. Use the folder that belongs to it, another database, make a new folder one of its clients with graph join, or empty the graph with store --clear --yes`,
  )
