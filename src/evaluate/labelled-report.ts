import { EVALUATE_TEXTS as TEXTS } from '../texts/evaluate.js'
import { type Lang, say } from '../texts/text.js'
import type { LabelledEvaluation, LotRanking } from './labelled.js'
import { decimal, textTable } from './text-table.js'

/** The evaluation of a labelled bid table as tables for a terminal. */
export const labelledText = ({ lots, pairs, rings, permutation }: LabelledEvaluation, lang: Lang): string => {
  const t = (key: keyof typeof TEXTS, params = {}): string => say(TEXTS[key], lang, params)
  const lotRow = (name: string, one: LotRanking): string[] => [name, decimal(one.auc), decimal(one.ap)]
  const part = { first: t('timeFirst'), last: t('timeLast') }
  const share = permutation.share === null ? '–' : (100 * permutation.share).toFixed(1)
  return `${[
    t('lots', lots),
    textTable([
      [t('score'), 'AUC', 'AP'],
      lotRow(t('ours'), lots.ranking),
      ...lots.channels.map((one) => lotRow(t('channelOnly', { name: one.score }), one)),
      ...lots.screens.map((one) => lotRow(one.score, one)),
      ...lots.context.map((one) => lotRow(t('contextOnly', { name: one.score }), one)),
      ...lots.timeSplit.map((one) => [
        `${part[one.part]} (${one.labelled}/${one.lots})`,
        decimal(one.auc),
        '',
      ]),
    ]),
    t('pairRanking', pairs),
    pairs.unranked === null ? pairTable(pairs, t) : t(UNRANKED[pairs.unranked]),
    t('recovery'),
    textTable([
      ['', t('members'), t('listedRings'), t('allGroups'), t('place'), t('level')],
      ...rings.map((one) => [
        one.ring,
        String(one.members),
        decimal(one.listed),
        decimal(one.all),
        String(one.place ?? '–'),
        one.level ?? '–',
      ]),
    ]),
    t('permutation', { alarms: permutation.alarms, shuffled: permutation.shuffledAlarms, share }),
  ].join('\n\n')}\n`
}

const UNRANKED = { 'none met': 'noneMet', 'none met twice': 'noneMetTwice', 'one label': 'oneLabel' } as const

const pairTable = (
  { ranking, rivals }: LabelledEvaluation['pairs'],
  t: (key: 'score' | 'ours') => string,
): string =>
  textTable([
    [t('score'), 'AP', 'P@20', 'P@100'],
    ...[{ ...ranking, score: t('ours') }, ...rivals].map((one) => [
      one.score,
      decimal(one.ap),
      decimal(one.p20),
      decimal(one.p100),
    ]),
  ])
