import { type Command, Option } from 'commander'
import type { ReportRecord } from '../../casebook/casebook.js'
import { writeWhole } from '../../formats/whole-file.js'
import { EDITIONS, type Edition } from '../../reports/composer.js'
import { REPORT_FORMATS, type ReportFormat } from '../../reports/formats.js'
import { makeReport } from '../../reports/make.js'
import { cliTexts } from '../../texts/cli.js'
import { reportCliTexts as texts } from '../../texts/report-cli.js'
import { type Lang, say } from '../../texts/text.js'
import type { Register } from '../command.js'
import { type Context, contextOf, interruptSignal, withStore } from '../context.js'
import { leavingFile, refuseHereOnly } from '../leaving-file.js'
import { wholeNumber } from '../numbers.js'
import { paperLang } from '../paper-lang.js'
import { serverOption } from '../server-option.js'
import { serviceOf } from '../service.js'
import { table } from '../table.js'
import { userName } from '../user-name.js'

interface Options {
  period: string
  edition: Edition
  format: ReportFormat
  out: string
  area?: string
  issuer?: string
  requester?: string
  to?: string
  cc?: string
  issue?: string
  signer?: string
  copies?: number
  trace?: boolean
}

/**
 * `report`: the crime-situation report of a period, in one of three editions. Chinese unless --lang en is
 * given.
 */
export const reportCommand: Register = (program, lang) => {
  program
    .command('report')
    .description(say(texts.report, lang))
    .requiredOption('--period <period>', say(texts.optPeriod, lang))
    .addOption(
      new Option('--edition <edition>', say(texts.optEdition, lang)).choices(EDITIONS).default('internal'),
    )
    .addOption(new Option('--format <format>').choices(REPORT_FORMATS).default('docx'))
    .requiredOption('--out <file>', say(cliTexts.optOut, lang))
    .option('--area <name>', say(texts.optArea, lang))
    .option('--issuer <name>', say(texts.optIssuer, lang))
    .option('--requester <name>', say(texts.optRequester, lang))
    .option('--to <names>', say(texts.optTo, lang))
    .option('--cc <names>', say(texts.optCc, lang))
    .option('--issue <n>', say(texts.optIssue, lang))
    .option('--signer <name>', say(texts.optSigner, lang))
    .option('--copies <n>', say(texts.optCopies, lang), wholeNumber('copies', 1, 9999))
    .option('--trace', say(texts.optTrace, lang))
    .option('--store <dir>', say(cliTexts.optStore, lang))
    .addOption(serverOption(lang))
    .option('--json', say(cliTexts.optJson, lang))
    .action(async (options: Options, command: Command) => {
      const context = contextOf(command)
      if (context.config.server !== undefined) return throughService(context, options, paperLang(command))
      await withStore(context, async (store) => {
        const made = await makeReport(store, {
          ...options,
          lang: paperLang(command),
          requester: options.requester ?? userName(),
          at: new Date(),
        })
        await writeWhole(options.out, made.bytes)
        const { record, figures } = made
        if (context.json) context.printJson(options.trace ? { ...record, figures } : record)
        else if (options.trace)
          context.print(
            table(
              [context.say(texts.figure), context.say(texts.value), context.say(texts.query)],
              figures.map(({ id, value, hidden, query }) => [id, hidden ? '*' : String(value), query]),
            ),
          )
        if (made.stale) context.note(context.say(texts.stale))
        context.note(
          context.say(texts.written, { number: record.number, file: options.out, sha256: record.sha256 }),
        )
      })
    })
}

/** The same by a job of a service, and its file as the gate lets it out; it is made all the same. */
const throughService = async (context: Context, options: Options, lang: Lang): Promise<void> => {
  const { out, requester, trace, period, edition, format, area, issuer, to, cc, issue, signer, copies } =
    options
  refuseHereOnly(context, { '--requester': requester })
  const follow = { signal: interruptSignal(), progress: () => undefined }
  const asked = { period, edition, format, area, issuer, to, cc, issue, signer, copies }
  const wanted = { ...asked, lang, ...(trace && { trace }) }
  const { result } = await serviceOf(context).job('/reports', wanted, follow)
  const { id } = result as Pick<ReportRecord, 'id'>
  const path = `/reports/${encodeURIComponent(id)}`
  const record = await serviceOf(context).get<ReportRecord>(path)
  if (context.json) context.printJson(record)
  context.note(context.say(texts.made, { number: record.number, sha256: record.sha256 }))
  await writeWhole(out, await leavingFile(context, { path: `${path}/file` }))
  const { number, sha256 } = record
  context.note(context.say(texts.written, { number, file: out, sha256 }))
}
