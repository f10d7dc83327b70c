import type { Level } from '../domain/grade.js'
import { EVALUATE_TEXTS as TEXTS } from '../texts/evaluate.js'
import { type Lang, listText, say } from '../texts/text.js'
import type { Score } from './agreement.js'
import type { Evaluation } from './evaluate.js'
import { decimal, textTable } from './text-table.js'

const LEVEL_TEXT = { red: TEXTS.levelRed, yellow: TEXTS.levelYellow, green: TEXTS.levelGreen } as const

const counts = (s: Pick<Score, 'both' | 'found' | 'true'>): string => `${s.both}/${s.found}/${s.true}`

const summary = (e: Evaluation, t: (key: keyof typeof TEXTS) => string, lang: Lang): string =>
  textTable([
    [t('measure'), t('precision'), t('recall'), t('counts')],
    [t('pairs'), decimal(e.pairs.precision), decimal(e.pairs.recall), counts(e.pairs)],
    [t('members'), decimal(e.members.precision), decimal(e.members.recall), counts(e.members)],
    [
      say(TEXTS.rings, lang, { least: e.jaccard }),
      decimal(e.rings.precision),
      decimal(e.rings.recall),
      `${e.rings.found}/${e.rings.listed}/${e.rings.true}`,
    ],
    [t('majority'), decimal(e.rings.majorityPrecision), '', `${e.rings.majority}/${e.rings.listed}`],
    [t('sharedValues'), '', decimal(e.rings.recallSharedValues), ''],
    [t('ari'), decimal(e.ari), '', ''],
  ])

/** The evaluation as tables for a terminal, in the language asked for. */
export const evaluationText = (e: Evaluation, lang: Lang): string => {
  const t = (key: keyof typeof TEXTS): string => TEXTS[key][lang]
  const levelName = (level: Level): string => LEVEL_TEXT[level][lang]
  const mechanisms = e.rings.byMechanism.map((m) => [
    m.mechanism,
    `${m.found}/${m.rings}`,
    decimal(m.recall),
    decimal(m.meanJaccard),
  ])
  const { decoys } = e
  const kinds = [...decoys.byKind, { kind: t('all'), ...decoys }]
  const blocks = [
    say(TEXTS.title, lang, { levels: listText(e.levels.map(levelName), lang) }),
    summary(e, t, lang),
    textTable([[t('mechanism'), t('found'), t('recall'), t('meanJaccard')], ...mechanisms]),
    textTable([
      [t('decoy'), t('count'), t('flagged'), t('red')],
      ...kinds.map((d) => [d.kind, String(d.decoys), String(d.flagged), String(d.red)]),
    ]),
    textTable([
      [t('level'), t('count'), t('matched'), t('precision')],
      ...e.byLevel.map((l) => [levelName(l.level), String(l.rings), String(l.matched), decimal(l.precision)]),
    ]),
  ]
  return `${blocks.join('\n\n')}\n`
}
