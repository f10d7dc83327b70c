import type { Command } from 'commander'
import { readAuditLog } from '../../audit/reader.js'
import { type EntryFilter, type NumberedEntry, searchEntries } from '../../audit/search.js'
import { auditTexts as texts } from '../../texts/audit.js'
import { type Lang, say } from '../../texts/text.js'
import { contextOf } from '../context.js'
import { wholeNumber } from '../numbers.js'
import { table } from '../table.js'
import { storeOptions } from '../with-casebook.js'

type Options = EntryFilter & { limit: number }

/** `audit search`: entries by who, what, act and time, latest first. */
export const addSearch = (audit: Command, lang: Lang): void => {
  storeOptions(audit.command('search'), lang)
    .description(say(texts.search, lang))
    .option('--who <id>', say(texts.optWho, lang))
    .option('--what <word>', say(texts.optWhat, lang))
    .option('--id <id>', say(texts.optId, lang))
    .option('--act <word>', say(texts.optAct, lang))
    .option('--outcome <word>', say(texts.optOutcome, lang))
    .option('--from <instant>', say(texts.optSince, lang))
    .option('--to <instant>', say(texts.optUntil, lang))
    .option('--limit <n>', say(texts.optLimit, lang), wholeNumber('limit', 1, 100_000), 100)
    .action(({ limit, ...filter }: Options, command: Command) => {
      const context = contextOf(command)
      const found = allOf(context.config.store, filter, limit)
      if (context.json) context.printJson(found)
      else if (found.length === 0) context.note(context.say(texts.nobody))
      else context.print(entryTable(found))
    })
}

const allOf = (store: string, filter: EntryFilter, limit: number): NumberedEntry[] => {
  const reader = readAuditLog(store)
  try {
    const found: NumberedEntry[] = []
    let before: number | undefined
    do {
      const page = searchEntries(reader, filter, { before, limit: limit - found.length })
      for (const entry of page.entries) found.push(entry)
      before = page.next ?? undefined
    } while (before !== undefined && found.length < limit)
    return found
  } finally {
    reader.close()
  }
}

/** Entries as a table for people. */
export const entryTable = (entries: readonly NumberedEntry[]): string =>
  table(
    ['seq', 'at', 'who', 'act', 'what', 'outcome', 'purpose'],
    entries.map(({ seq, at, who, act, what = '', id = '', outcome, purpose }) => {
      const asker = [who.user ?? who.key ?? '', who.capacity ?? ''].join(' ').trim()
      return [String(seq), at, asker, act, `${what} ${id}`.trim(), outcome, purpose?.why ?? '']
    }),
  )
