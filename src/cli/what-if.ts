import { InvalidArgumentError } from 'commander'
import { parseDetectSettings } from '../detection/settings.js'
import { elsewhereIn, type RingWhatIf, ringWhatIf } from '../detection/what-if.js'
import { AppError } from '../domain/errors.js'
import type { Ring } from '../domain/ring.js'
import { ruleName } from '../telling/rule-name.js'
import { tellWhatIf } from '../telling/what-if.js'
import { type Context, withStore } from './context.js'
import { servedRecord } from './served-rings.js'
import { serviceOf } from './service.js'

type Told = RingWhatIf & { run: string; ring: string; sentences: string[] }

/** `1,3` → places 0 and 2 in a ring's evidence; wrong usage otherwise. */
export const factNumbers = (text: string): number[] => {
  const numbers = text.split(',').map((one) => Number(one.trim()))
  if (numbers.some((n) => !Number.isInteger(n) || n < 1))
    throw new InvalidArgumentError(`facts are numbers from 1 with commas between: "${text}"`)
  return [...new Set(numbers.map((n) => n - 1))]
}

/**
 * The level a ring would have without some facts: the facts by number, those left out marked, and the answer.
 */
export const explainWithout = async (context: Context, id: string, without: number[]): Promise<void> => {
  const { server } = context.config
  const { told, ring } = await (server === undefined ? here : served)(context, id, without)
  if (context.json) return context.printJson(told)
  const gone = new Set(told.removed)
  ring.evidence.forEach(({ rule, grade, value }, i) => {
    const name = `${rule} ${ruleName(rule, context.lang)}${value === null ? '' : ` ${value}`}`
    context.print(`${gone.has(i) ? '−' : ' '} ${String(i + 1).padStart(3)}  [${grade}] ${name}`)
  })
  context.print(`\n${told.sentences.join('\n')}`)
}

const here = (context: Context, id: string, without: number[]): Promise<{ told: Told; ring: Ring }> =>
  withStore(context, async ({ casebook, engine }) => {
    const record = casebook.ring(id)
    const run = record && casebook.run(record.run)
    if (!record || !run) throw new AppError('not_found', `There is no ring "${id}"`)
    const elsewhere = elsewhereIn(casebook, record)
    const answer = ringWhatIf(await engine.market(), { run, record, elsewhere, without })
    const { belief } = parseDetectSettings(run.settings).rings
    const sentences = tellWhatIf(answer, record.ring, belief, without.length, context.lang)
    return { told: { run: run.id, ring: id, ...answer, sentences }, ring: record.ring }
  })

const served = async (
  context: Context,
  id: string,
  without: number[],
): Promise<{ told: Told; ring: Ring }> => {
  const service = serviceOf(context)
  const { record } = await servedRecord(service, id)
  const path = `/rings/${encodeURIComponent(id)}/what-if`
  const told = await service.post<Told>(path, { lang: context.lang, run: record.run }, { without })
  return { told, ring: record.ring }
}
