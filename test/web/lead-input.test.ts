import { describe, expect, it } from 'vitest'
import { LEAD_ORIGINS } from '../../src/handling/lead.js'
import { CODE_WORDS, leadPageTexts } from '../../src/texts/console-leads.js'
import { marksOf } from '../../src/web/pages/lead/marks-of.js'
import { inputOf } from '../../src/web/pages/lead/read-input.js'
import { ASKED_BECAUSE, CLOSE_REASONS, EXCLUDED_BECAUSE, RETURN_CODES } from '../../src/workflow/input.js'

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

it('every reason that an act takes has a word, and no other', () => {
  const keys = (of: object): string[] => Object.keys(of).sort()
  expect(keys(CODE_WORDS.return)).toEqual([...RETURN_CODES].sort())
  expect(keys(CODE_WORDS['ask-suspension'])).toEqual([...ASKED_BECAUSE.suspension].sort())
  expect(keys(CODE_WORDS['ask-void'])).toEqual([...ASKED_BECAUSE.void].sort())
  expect(keys(CODE_WORDS.close)).toEqual([...CLOSE_REASONS].sort())
  expect(keys(CODE_WORDS.excluded)).toEqual([...EXCLUDED_BECAUSE].sort())
  expect(keys(leadPageTexts.origins)).toEqual([...LEAD_ORIGINS].sort())
})
