import { useState } from 'react'
import type { Problem, Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { doAct, type Item, leadsChanged } from '../../parts/leads/do-acts.js'
import { type Draft, marksOf, type Verdict, type What } from './marks-of.js'

type CheckSheet = Schemas['CheckSheet']
export const FACT_MARKS = ['confirmed', 'refuted', 'unknown'] as const satisfies Verdict[]
export const LINE_MARKS = ['conform', 'doubt', 'not-applicable'] as const satisfies Verdict[]

/** What is typed stays while one looks at another part or page; of each lead, by `fact ID` and `line B01`. */
const drafts = new Map<string, Readonly<Record<string, Draft>>>()

export interface Marking {
  /** whether the seat may mark now */
  may: boolean
  drafted: Readonly<Record<string, Draft>>
  marked: number
  all: number
  change: (what: What, id: string, draft: Draft) => void
  /** fills in all that are neither marked nor typed */
  fill: (what: What, draft: Draft) => void
  save: () => Promise<void>
  saving: boolean
  /** what came of the last save */
  outcome: { saved: number } | { problem: Problem; seen: number } | undefined
  item: Item
}

export const useMarking = (item: Item, sheet: CheckSheet): Marking => {
  const { lang } = useLanguage()
  const [drafted, setDrafted] = useState(drafts.get(item.id) ?? {})
  const [saving, setSaving] = useState(false)
  const [outcome, setOutcome] = useState<Marking['outcome']>()
  const keep = (next: Readonly<Record<string, Draft>>): void => {
    drafts.set(item.id, next)
    setDrafted(next)
  }
  const rows = [
    ...sheet.facts.map(({ id, mark }) => ({ what: 'fact' as const, id, mark })),
    ...sheet.lines.map(({ id, mark }) => ({ what: 'line' as const, id, mark })),
  ]
  const save = async (): Promise<void> => {
    setSaving(true)
    const input = { marks: marksOf(drafted) }
    const key = crypto.randomUUID()
    const answer = await doAct({ item, act: 'mark', input, note: '', key, lang }).catch(() => undefined)
    setSaving(false)
    if (!answer) return setOutcome({ problem: NO_NETWORK, seen: item.version })
    if ('item' in answer) keep({})
    setOutcome('item' in answer ? { saved: Object.keys(drafted).length } : { ...answer, seen: item.version })
    await leadsChanged()
  }
  return {
    item,
    may: item.acts.some(({ act, enabled }) => act === 'mark' && enabled),
    drafted,
    marked: rows.filter(({ mark }) => mark !== null).length,
    all: rows.length,
    change: (what, id, draft) => keep({ ...drafted, [`${what} ${id}`]: draft }),
    fill: (what, draft) => {
      const open = rows.filter(
        (row) => row.what === what && row.mark === null && !drafted[`${what} ${row.id}`],
      )
      keep({ ...drafted, ...Object.fromEntries(open.map(({ id }) => [`${what} ${id}`, draft])) })
    },
    save,
    saving,
    outcome,
  }
}

const NO_NETWORK = { code: 'offline', detail: '' } as unknown as Problem
