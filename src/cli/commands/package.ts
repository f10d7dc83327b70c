import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Command } from 'commander'
import { showing } from '../../access/matrix.js'
import { viewOf } from '../../access/view.js'
import { lotFactsOf } from '../../casebook/lot-facts.js'
import { shanghai } from '../../domain/day.js'
import { AppError } from '../../domain/errors.js'
import { writeWhole } from '../../formats/whole-file.js'
import { makePackage } from '../../package/make.js'
import { registryOf } from '../../package/registry.js'
import { signingKey } from '../../package/signing-key.js'
import { type Verdict, verifyPackage } from '../../package/verify.js'
import { type FoundCopy, foundCopy } from '../../releases/released-zip.js'
import { readMapping } from '../../sources/mapping.js'
import { cliTexts } from '../../texts/cli.js'
import { exportCliTexts } from '../../texts/export-cli.js'
import { packageTexts as texts } from '../../texts/package.js'
import { say } from '../../texts/text.js'
import { productVersion } from '../../version.js'
import type { Register } from '../command.js'
import { type Context, contextOf, withStore } from '../context.js'
import { leavingFile, refuseHereOnly } from '../leaving-file.js'
import { serverOption } from '../server-option.js'
import { askedHead } from './export.js'

interface PackageOptions {
  out: string
  requester?: string
  purpose?: string
  unmask?: boolean
  root: string[]
  mapping?: string
  withoutRows?: boolean
}

/** `package RING` makes an evidence package, `verify FILE` proves that it is untouched. */
export const packageCommands: Register = (program, lang) => {
  program
    .command('package')
    .description(say(texts.package, lang))
    .argument('<ring>')
    .requiredOption('--out <file>', say(cliTexts.optOut, lang))
    .option('--requester <name>', say(exportCliTexts.optRequester, lang))
    .option('--purpose <text>', say(exportCliTexts.optPurpose, lang))
    .option('--unmask', say(texts.optUnmask, lang))
    .option(
      '--root <dir>',
      say(texts.optRoot, lang),
      (dir: string, all: string[]) => [...all, dir],
      [] as string[],
    )
    .option('--mapping <file>', say(cliTexts.optMapping, lang))
    .option('--without-rows', say(texts.optWithoutRows, lang))
    .option('--store <dir>', say(cliTexts.optStore, lang))
    .addOption(serverOption(lang))
    .action(async (id: string, options: PackageOptions, command: Command) => {
      const context = contextOf(command)
      await (context.config.server === undefined ? packRing : packThere)(id, options, context)
    })
  program
    .command('verify')
    .description(say(texts.verify, lang))
    .argument('<file>')
    .option('--key <fingerprint>', say(texts.optKey, lang))
    .option('--json', say(cliTexts.optJson, lang))
    .action(async (file: string, options: { key?: string }, command: Command) => {
      const context = contextOf(command)
      const [bytes, pinned] = [readPackage(file), options.key?.trim().toLowerCase()]
      const copy = foundCopy(bytes, pinned)
      if (copy) return verifyCopy(context, copy, pinned)
      const verdict = await verifyPackage(bytes, pinned)
      if (context.json) context.printJson({ ...verdict, outcomes: Object.fromEntries(verdict.outcomes) })
      else printVerdict(context, verdict, options.key !== undefined)
      if (!verdict.ok) process.exitCode = 1
    })
}

/** The package as a service makes it for whoever asks, signed by its store. */
const packThere = async (id: string, options: PackageOptions, context: Context): Promise<void> => {
  const { out, requester, purpose, unmask, root, mapping, withoutRows } = options
  refuseHereOnly(context, { '--requester': requester, '--root': root, '--mapping': mapping })
  const query = {
    lang: context.lang,
    ...(unmask && { unmask: '1' }),
    ...(withoutRows && { withoutRows: '1' }),
  }
  const path = `/rings/${encodeURIComponent(id)}/package`
  await writeWhole(out, await leavingFile(context, { path, query, body: {}, purpose }))
  context.note(context.say(exportCliTexts.written, { out }))
}

const packRing = async (id: string, options: PackageOptions, context: Context): Promise<void> => {
  const unmasked = Boolean(options.unmask)
  if (unmasked && !options.purpose?.trim())
    throw new AppError('invalid_input', context.say(texts.needPurpose))
  await withStore(context, async ({ casebook, engine, dir }) => {
    const record = casebook.ring(id)
    const run = record && casebook.run(record.run)
    if (!record || !run) throw new AppError('not_found', `There is no ring "${id}"`)
    const market = await engine.market()
    const key = signingKey(dir)
    const { zip, manifest } = await makePackage({
      record,
      run,
      market,
      key,
      head: askedHead({ ...options, unmasked, selection: id }, run, market.digest, context.lang),
      sight: viewOf('local', unmasked),
      lotFacts: (one) => lotFactsOf(casebook, one),
      registry: await registryOf(record, engine),
      isMasked: (kind) => showing('local', kind, unmasked) !== 'clear',
      storeId: casebook.storeId,
      programVersion: productVersion(),
      roots: [...options.root, join(dir, 'inbox'), dirname(dir), ...context.config.importRoots],
      withoutRows: Boolean(options.withoutRows),
      ...(options.mapping && { mapping: await readMapping(options.mapping) }),
    })
    await writeWhole(options.out, zip)
    context.note(
      context.say(texts.packaged, {
        number: manifest.number,
        files: manifest.files.length,
        out: options.out,
        fingerprint: key.fingerprint,
      }),
    )
    if (manifest.sources.every(({ entry }) => entry === null)) context.note(context.say(texts.rowsMissing))
    for (const { file, state } of manifest.sources)
      context.note(context.say(texts.sourceNote, { file, state: context.say(texts[state]) }))
  })
}

/** A copy of a released file: its note, and the package in it where it is one. */
const verifyCopy = async (context: Context, copy: FoundCopy, pinned: string | undefined): Promise<void> => {
  const { note, file, fingerprint } = copy
  const inner = file.name.endsWith('.zip') ? await verifyPackage(Buffer.from(file.bytes), pinned) : undefined
  const isPackage = inner?.manifest !== null && inner !== undefined
  const ok = copy.ok && (!isPackage || inner.ok)
  if (!ok) process.exitCode = 1
  if (context.json) {
    const verdict = isPackage ? { ...inner, outcomes: Object.fromEntries(inner.outcomes) } : null
    return context.printJson({ ok, release: note, fingerprint, package: verdict })
  }
  const { release, copy: number, copies, addressee, at } = note
  context.print(context.say(texts.ofRelease, { release, copy: number, copies, addressee, at: shanghai(at) }))
  context.print(context.say(texts.fingerprint, { fingerprint }))
  context.print(context.say(copy.ok ? texts.copyIntact : texts.altered, { file: file.name }))
  if (isPackage) printVerdict(context, inner, pinned !== undefined)
}

const readPackage = (file: string): Buffer => {
  try {
    return readFileSync(file)
  } catch (cause) {
    throw new AppError('invalid_input', `Cannot read ${file}: ${(cause as Error).message}`, { cause })
  }
}

const printVerdict = (context: Context, verdict: Verdict, isPinned: boolean): void => {
  const { manifest, fingerprint, faults, outcomes } = verdict
  if (manifest)
    context.print(
      context.say(texts.about, {
        number: manifest.number,
        ring: manifest.ring,
        madeAt: shanghai(manifest.madeAt),
        requester: manifest.requester,
        run: manifest.run.id,
      }),
    )
  if (fingerprint)
    context.print(
      [context.say(texts.fingerprint, { fingerprint }), pinNote(context, verdict, isPinned)]
        .join(' ')
        .trimEnd(),
    )
  for (const { fault, what } of faults) context.print(`✗ ${context.say(texts[fault])} ${what}`.trimEnd())
  const results = [...outcomes.values()].map(({ outcome }) => outcome.result)
  const count = (result: string): number => results.filter((one) => one === result).length
  if (manifest)
    context.print(
      context.say(texts.derived, {
        holds: count('holds'),
        fails: count('fails'),
        notDerived: count('notDerived'),
      }),
    )
  for (const [item, { rule, outcome }] of outcomes)
    if (outcome.result !== 'holds') {
      const what = outcome.result === 'fails' ? outcome.what : ''
      const mark = outcome.result === 'fails' ? '✗' : '·'
      context.print(
        `${mark} ${context.say(texts.factLine, { item, rule, why: context.say(texts[outcome.why]), what })}`.trimEnd(),
      )
    }
  context.print(
    verdict.ok && manifest
      ? context.say(texts.intact, { files: manifest.files.length })
      : context.say(texts.altered),
  )
}

const pinNote = (context: Context, { faults }: Verdict, isPinned: boolean): string => {
  if (!isPinned) return context.say(texts.notPinned)
  return faults.some(({ fault }) => fault === 'pinnedKey') ? '' : context.say(texts.pinned)
}
