import { describe, expect, it } from 'vitest'
import { LEAD_ORIGINS } from '../../src/handling/lead.js'
import { actTexts, CODE_WORDS, itemPageTexts, leadPageTexts } from '../../src/texts/console-leads.js'
import { orderTexts, problemItemTexts } from '../../src/texts/papers.js'
import { workflowTexts } from '../../src/texts/workflow.js'
import { marksOf } from '../../src/web/pages/lead/marks-of.js'
import { inputOf } from '../../src/web/pages/lead/read-input.js'
import {
  ASKED_BECAUSE,
  CLOSE_REASONS,
  DISPOSALS,
  ENCLOSURES,
  EXCLUDED_BECAUSE,
  InputSchema,
  ORDER_LEVELS,
  PROBLEM_KINDS,
  RETURN_CODES,
} from '../../src/workflow/input.js'

/** Fields of verdicts, which are given in the check sheet. */
const MARKED = new Set(['lines', 'rule', 'verdict', 'why', 'marks'])

const formOf = (...pairs: [string, string][]): FormData => {
  const form = new FormData()
  for (const [name, value] of pairs) form.append(name, value)
  return form
}

describe('what is typed for an act', () => {
  it('leaves out what is empty, counts days, and takes several where several may be chosen', () => {
    const act = { input: ['host', 'cohandlers', 'reason', 'days'] }
    const form = formOf(
      ['host', 'O-zj'],
      ['cohandlers', 'O-jt'],
      ['cohandlers', 'O-ny'],
      ['reason', '  '],
      ['days', '5'],
    )
    expect(inputOf(act, form)).toEqual({ host: 'O-zj', cohandlers: ['O-jt', 'O-ny'], days: 5 })
  })
  it('declares no recusal for all who are chosen, or for nobody', () => {
    const act = { input: ['handlers', 'recusal'] }
    const chosen: [string, string][] = [
      ['handlers', 'U-1'],
      ['handlers', 'U-2'],
    ]
    expect(inputOf(act, formOf(...chosen))).toEqual({ handlers: ['U-1', 'U-2'], recusal: {} })
    expect(inputOf(act, formOf(...chosen, ['recusal', 'on']))).toEqual({
      handlers: ['U-1', 'U-2'],
      recusal: { 'U-1': 'none', 'U-2': 'none' },
    })
  })
})

it('says of each paper that goes along whether it is there, and lists what was typed with commas', () => {
  const form = formOf(['enclosure-1', 'on'], ['why-2', 'no inquiry yet'], ['rings', 'R-000001、R-000002 ,'])
  expect(inputOf({ input: ['enclosures', 'rings', 'attachments'] }, form)).toEqual({
    enclosures: { 1: { has: true }, 2: { has: false, note: 'no inquiry yet' } },
    rings: ['R-000001', 'R-000002'],
  })
})

it('marks of one verdict and one reason go together, facts apart from lines', () => {
  const conform = { verdict: 'conform', why: ' seen ' } as const
  const drafted = {
    'line B01': conform,
    'fact f': { verdict: 'unknown', why: 'no paper' } as const,
    'line B02': conform,
  }
  expect(marksOf(drafted)).toEqual([
    { lines: ['B01', 'B02'], verdict: 'conform', why: 'seen' },
    { facts: ['f'], verdict: 'unknown', why: 'no paper' },
  ])
})

it('every field that comes with an act is asked for by a name', () => {
  const inDialogs = Object.keys(InputSchema.shape).filter((name) => !MARKED.has(name))
  expect(inDialogs.filter((name) => !(name in actTexts.fields))).toEqual([])
  expect(Object.keys(itemPageTexts.enclosures)).toEqual([...ENCLOSURES])
  expect(Object.keys(problemItemTexts.kinds)).toEqual([...PROBLEM_KINDS])
  expect(Object.keys(orderTexts.levels)).toEqual([...ORDER_LEVELS])
  expect(Object.keys(workflowTexts.disposals)).toEqual([...DISPOSALS])
})

it('every reason that an act takes has a word, and no other', () => {
  const keys = (of: object): string[] => Object.keys(of).sort()
  expect(keys(CODE_WORDS.return)).toEqual([...RETURN_CODES].sort())
  expect(keys(CODE_WORDS['ask-suspension'])).toEqual([...ASKED_BECAUSE.suspension].sort())
  expect(keys(CODE_WORDS['ask-void'])).toEqual([...ASKED_BECAUSE.void].sort())
  expect(keys(CODE_WORDS.close)).toEqual([...CLOSE_REASONS].sort())
  expect(keys(CODE_WORDS.excluded)).toEqual([...EXCLUDED_BECAUSE].sort())
  expect(keys(leadPageTexts.origins)).toEqual([...LEAD_ORIGINS].sort())
})
