import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { finished } from 'node:stream/promises'
import { AppError } from '../../domain/errors.js'
import { type Block, packBlock } from '../block.js'
import { ARRAY_DELIMITER, type GraphFile, writeGraphFiles } from '../embedded/graph-files.js'
import type { EmbeddedRecord } from '../embedded/record.js'
import { listOfMarks } from '../marks.js'
import { chainHash } from '../neo4j/blocks.js'
import { FORMAT } from '../neo4j/store-node.js'
import type { Place } from '../place.js'

/** Blocks of one step: a step is one transaction of a client that takes it in. */
const STEP_BLOCKS = 256

export interface BulkFiles {
  dir: string
  digest: string
  /** nodes and relationships by label and type */
  counts: Record<string, number>
}

/**
 * Writes a store as CSV for `neo4j-admin database import full`: the graph, and the record as blocks, with the
 * node that says whose it is. Nodes have dense numbers over all files, so that the importer looks nothing up.
 * The folder is there whole or not at all: it is written beside, then renamed. Fails with `conflict` when it
 * is there and not empty.
 * @param id of the store
 */
export const writeBulkFiles = async (record: EmbeddedRecord, id: string, dir: string): Promise<BulkFiles> => {
  const whole = resolve(dir)
  if (existsSync(whole) && readdirSync(whole).length > 0)
    throw new AppError('conflict', `Cannot write to ${dir}: the folder is not empty`)
  const part = join(dirname(whole), `.${basename(whole)}.part`)
  rmSync(part, { recursive: true, force: true })
  mkdirSync(part, { recursive: true, mode: 0o700 })
  try {
    const written = await writeInto(record, id, part)
    rmSync(whole, { recursive: true, force: true })
    renameSync(part, whole)
    return { dir, ...written }
  } catch (error) {
    rmSync(part, { recursive: true, force: true })
    throw error
  }
}

const writeInto = async (
  record: EmbeddedRecord,
  id: string,
  dir: string,
): Promise<Omit<BulkFiles, 'dir'>> => {
  const digest = await record.engine.digest()
  const { files, next } = await record.inSnapshot((connection) => writeGraphFiles(connection, dir))
  const steps = await writeSteps(record, dir, next)
  const counts = countsOf(files, steps)
  const projected = listOfMarks(await record.marks())
  const { graph, step, chain } = steps.last
  const cells = [
    steps.next,
    1,
    id,
    FORMAT,
    graph,
    step,
    chain,
    step,
    digest,
    projected,
    pairsOf(counts),
    'BiaojianStore',
  ]
  writeFileSync(join(dir, 'store.csv'), `${cells.map(cell).join(',')}\n`)
  const store = {
    name: 'store.csv',
    rows: 1,
    header:
      ':ID,one:long,id,format,graph,step:long,chain,settled:long,digest,projected:long[],counts:string[],:LABEL',
  }
  writeArguments(dir, [...files, ...steps.files, store])
  return { digest, counts }
}

const cell = (value: unknown): string => (Array.isArray(value) ? value.join(ARRAY_DELIMITER) : String(value))

/** Counts as `name=count`, as the store's node keeps them. */
export const pairsOf = (counts: Record<string, number>): string[] =>
  Object.entries(counts).map(([name, n]) => `${name}=${n}`)

interface Steps {
  files: GraphFile[]
  last: Place
  /** number of the next node */
  next: number
}

/** The record as blocks, and the steps that make them count. */
const writeSteps = async (record: EmbeddedRecord, dir: string, first: number): Promise<Steps> => {
  const out = createWriteStream(join(dir, 'blocks.csv'))
  const steps: string[] = []
  let last: Place = { graph: randomUUID(), step: 0, chain: '' }
  let next = first
  let blocks = 0
  let part = 0
  let hash = chainHash('')
  const close = (): void => {
    last = { graph: last.graph, step: last.step + 1, chain: hash.digest('hex') }
    steps.push(`${next++},${last.step},${part},${last.chain},BiaojianStep\n`)
    hash = chainHash(last.chain)
    part = 0
  }
  for await (const line of packed(record.blocks())) {
    hash.update(`${line}\n`)
    if (!out.write(`${next++},${last.step + 1},${part++},${line},BiaojianBlock\n`)) await once(out, 'drain')
    blocks++
    if (part === STEP_BLOCKS) close()
  }
  if (part > 0) close()
  out.end()
  await finished(out)
  writeFileSync(join(dir, 'steps.csv'), steps.join(''))
  const files = [
    { name: 'blocks.csv', rows: blocks, header: ':ID,step:long,part:long,cells,:LABEL' },
    { name: 'steps.csv', rows: steps.length, header: ':ID,step:long,parts:long,chain,:LABEL' },
  ].filter(({ rows }) => rows > 0)
  return { files, last, next }
}

async function* packed(blocks: AsyncIterable<Block>): AsyncGenerator<string> {
  for await (const block of blocks) yield await packBlock(block)
}

/** What a server must hold when all of it was loaded. */
const countsOf = (files: readonly GraphFile[], steps: Steps): Record<string, number> => {
  const counts: Record<string, number> = {}
  const add = (name: string, rows: number): void => {
    counts[name] = (counts[name] ?? 0) + rows
  }
  for (const { name, type, rows } of [...files, ...steps.files])
    add(type ?? LABELS[name] ?? 'SharedValue', rows)
  return counts
}

const LABELS: Record<string, string> = {
  'organisations.csv': 'Organisation',
  'lots.csv': 'LotId',
  'bids.csv': 'Bid',
  'blocks.csv': 'BiaojianBlock',
  'steps.csv': 'BiaojianStep',
}

/** Headers, and what the importer is called with: files of one header and type are given together. */
const writeArguments = (dir: string, files: readonly GraphFile[]): void => {
  const groups = new Map<string, GraphFile[]>()
  for (const file of files) {
    const key = `${file.type ?? ''}|${file.header}`
    groups.set(key, [...(groups.get(key) ?? []), file])
  }
  const options = ['--id-type=actual', '--array-delimiter=U+001F', '--multiline-fields=true']
  for (const group of groups.values()) {
    const [{ name, header, type }] = group as [GraphFile]
    const headerName = name.replace(/\.csv$/, '.header.csv')
    writeFileSync(join(dir, headerName), `${header}\n`)
    const list = [headerName, ...group.map((file) => file.name)].join(',')
    options.push(type ? `--relationships=${type}=${list}` : `--nodes=${list}`)
  }
  writeFileSync(join(dir, 'args.txt'), `${options.join('\n')}\n`)
}
