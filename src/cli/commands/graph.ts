import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { publishedRings } from '../../casebook/published.js'
import { AppError } from '../../domain/errors.js'
import type { Store } from '../../store.js'
import { cliTexts } from '../../texts/cli.js'
import { commandAccessTexts } from '../../texts/command-access.js'
import { graphTexts } from '../../texts/graph.js'
import { type Lang, say } from '../../texts/text.js'
import type { Register } from '../command.js'
import { type Context, contextOf, PATIENCE_MS, withStore } from '../context.js'
import { meter } from '../progress.js'

/** `graph`: what concerns the graph on a Neo4j server and its first load. */
export const graphCommand: Register = (program, lang) => {
  const graph = program.command('graph').description(say(graphTexts.graph, lang))
  const command = (usage: string, text: { zh: string; en: string }): Command =>
    graph.command(usage).description(say(text, lang)).option('--store <dir>', say(cliTexts.optStore, lang))
  command('export <dir>', graphTexts.export)
    .requiredOption('--for <tool>', say(graphTexts.optFor, lang))
    .option('--second <login>', say(commandAccessTexts.optSecond, lang))
    .action((dir: string, options: { for: string }, command: Command) =>
      exported(contextOf(command), resolve(dir), options.for),
    )
  command('adopt', graphTexts.adopt).action((_, command: Command) => adopted(contextOf(command)))
  command('push', graphTexts.push)
    .option('--second <login>', say(commandAccessTexts.optSecond, lang))
    .action((_, command: Command) => pushed(contextOf(command)))
  command('join', graphTexts.join).action((_, command: Command) => joined(contextOf(command)))
}

const exported = async (context: Context, dir: string, tool: string): Promise<void> => {
  if (tool !== 'neo4j-admin') throw new AppError('invalid_input', context.say(graphTexts.needsTool))
  const { openRecord } = await import('../../engines/embedded/open.js')
  const { writeBulkFiles } = await import('../../engines/in-step/bulk-files.js')
  const { id, root } = await folderOf(context)
  const record = await openRecord(join(root, 'graph.duckdb'))
  try {
    const { digest } = await writeBulkFiles(record, id, dir)
    const page = (lang: Lang): string => say(graphTexts.readme, lang, { id, digest })
    writeFileSync(join(dir, 'README.md'), `${page('zh')}\n${page('en')}`)
    context.note(context.say(graphTexts.exported, { dir, digest }))
  } finally {
    await record.engine.close()
  }
}

/** The store folder and its id, without opening a graph. */
const folderOf = async (context: Context): Promise<{ id: string; root: string }> => {
  const { openCasebook } = await import('../../casebook/open.js')
  const root = resolve(context.config.store)
  const casebook = openCasebook(root)
  const id = casebook.storeId
  casebook.close()
  return { id, root }
}

/** Settings of the server; fails with `invalid_input` where another engine is set. */
const serverOf = (context: Context) => {
  const { engine, neo4j } = context.config
  if (engine !== 'neo4j') throw new AppError('invalid_input', context.say(graphTexts.needsNeo4j))
  return { ...neo4j, patienceMs: PATIENCE_MS }
}

const adopted = async (context: Context): Promise<void> => {
  const settings = serverOf(context)
  const { adoptGraph } = await import('../../engines/in-step/adopt.js')
  const { id, root } = await folderOf(context)
  const bids = await adoptGraph(settings, { id, dir: root })
  await withStore(context, showLastRun)
  context.note(context.say(graphTexts.adopted, { bids }))
}

const pushed = async (context: Context): Promise<void> => {
  const settings = serverOf(context)
  const { sendRecord } = await import('../../engines/in-step/adopt.js')
  const { id, root } = await folderOf(context)
  await sendRecord(settings, { id, dir: root })
  await withStore(context, async (store) => {
    const { graph } = store.engine
    const { bids } = await graph!.backlog()
    const progress = meter(
      !context.quiet && !context.json,
      (share) => `${context.say(graphTexts.pushing)} ${share}%`,
    )
    await graph!.push((done) => progress.update(done, Math.max(bids, done), 'graph'))
    progress.end()
    await showLastRun(store)
  })
  context.note(context.say(graphTexts.pushed))
}

/** The rings of the last run, which could not be shown while the graph was behind. */
const showLastRun = async ({ engine, casebook }: Store): Promise<void> => {
  const [run] = casebook.runs({ limit: 1 })
  if (run) await engine.publish?.({ id: run.id, at: run.finishedAt }, publishedRings(casebook, run.id))
}

const joined = async (context: Context): Promise<void> => {
  const settings = serverOf(context)
  const { storeOnServer } = await import('../../engines/in-step/adopt.js')
  const { openCasebook } = await import('../../casebook/open.js')
  const id = await storeOnServer(settings)
  const casebook = openCasebook(resolve(context.config.store))
  try {
    casebook.join(id)
  } finally {
    casebook.close()
  }
  await withStore(context, async ({ dir }) => context.note(context.say(graphTexts.joined, { dir, id })))
}
