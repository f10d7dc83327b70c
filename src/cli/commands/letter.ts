import { type Command, Option } from 'commander'
import { writeWhole } from '../../formats/whole-file.js'
import { letterHtml } from '../../reports/letters/html.js'
import { draftLetter, letterDocx } from '../../reports/letters/letter.js'
import { letterType, readLetterTypes } from '../../reports/letters/registry.js'
import { parsePeriod } from '../../reports/period.js'
import { cliTexts } from '../../texts/cli.js'
import { exportCliTexts } from '../../texts/export-cli.js'
import { reportCliTexts as texts } from '../../texts/report-cli.js'
import { type Lang, say } from '../../texts/text.js'
import type { Register } from '../command.js'
import { type Context, contextOf, withStore } from '../context.js'
import { leavingFile, refuseHereOnly } from '../leaving-file.js'
import { paperLang } from '../paper-lang.js'
import { serverOption } from '../server-option.js'
import { table } from '../table.js'
import { userName } from '../user-name.js'

interface Options {
  out: string
  format: 'docx' | 'html'
  ring?: string
  period?: string
  types?: string
  issuer?: string
  addressee?: string
  requester?: string
  annex: boolean
  purpose?: string
}

/** The same of a service: a Word document as its gate lets it out, or what is looked at before. */
const throughService = async (
  context: Context,
  type: string,
  options: Options,
  lang: Lang,
): Promise<void> => {
  const { out, format, ring, period, types, issuer, addressee, requester, annex, purpose } = options
  refuseHereOnly(context, { '--types': types, '--requester': requester })
  const asked = { lang, ring, period, issuer, addressee }
  const wanted =
    format === 'html'
      ? { path: `/letters/${encodeURIComponent(type)}/preview`, query: asked }
      : { path: '/letters', body: { type, ...asked, annex } }
  await writeWhole(out, await leavingFile(context, { ...wanted, purpose }))
  context.note(context.say(texts.draftWritten, { file: out, name: type }))
}

/** `letter TYPE`: a draft of a letter or list. `letters`: the types there are. */
export const letterCommands: Register = (program, lang) => {
  program
    .command('letter')
    .description(say(texts.letter, lang))
    .argument('<type>')
    .requiredOption('--out <file>', say(cliTexts.optOut, lang))
    .addOption(
      new Option('--format <format>', say(texts.optLetterFormat, lang))
        .choices(['docx', 'html'])
        .default('docx'),
    )
    .option('--ring <id>', say(texts.optRing, lang))
    .option('--period <period>', say(texts.optPeriod, lang))
    .option('--types <file>', say(texts.optTypes, lang))
    .option('--issuer <name>', say(texts.optIssuer, lang))
    .option('--addressee <name>', say(texts.optAddressee, lang))
    .option('--requester <name>', say(texts.optRequester, lang))
    .option('--no-annex', say(texts.optNoAnnex, lang))
    .option('--purpose <text>', say(exportCliTexts.optPurpose, lang))
    .option('--store <dir>', say(cliTexts.optStore, lang))
    .addOption(serverOption(lang))
    .action(async (code: string, options: Options, command: Command) => {
      const context = contextOf(command)
      if (context.config.server !== undefined)
        return throughService(context, code, options, paperLang(command))
      const { types, format, requester = userName(), purpose: _purpose, ...request } = options
      const type = letterType(await readLetterTypes(types), code)
      if (options.period !== undefined) parsePeriod(options.period)
      await withStore(context, async (store) => {
        const draft = await draftLetter(store, {
          ...request,
          type,
          requester,
          lang: paperLang(command),
          at: new Date(),
        })
        await writeWhole(options.out, format === 'html' ? letterHtml(draft) : await letterDocx(draft))
        context.note(context.say(texts.draftWritten, { file: options.out, name: type.name[context.lang] }))
      })
    })

  program
    .command('letters')
    .description(say(texts.letters, lang))
    .option('--types <file>', say(texts.optTypes, lang))
    .option('--json', say(cliTexts.optJson, lang))
    .action(async (options: { types?: string }, command: Command) => {
      const context = contextOf(command)
      const types = await readLetterTypes(options.types)
      if (context.json) return context.printJson(types)
      const heads = [texts.code, texts.name, texts.from, texts.to, texts.about, texts.term]
      context.print(
        table(
          heads.map((head) => context.say(head)),
          types.map(({ code, name, issuer, addressee, about, replyTerm, termMark }) => [
            code,
            context.say(name),
            context.say(issuer),
            context.say(addressee),
            about,
            `${replyTerm ? context.say(replyTerm) : '—'} [${termMark}]`,
          ]),
        ),
      )
    })
}
