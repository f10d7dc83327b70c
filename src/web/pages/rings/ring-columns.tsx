import { useMemo } from 'react'
import { Link } from 'wouter'
import { LEVELS } from '../../../domain/grade.js'
import { ringListTexts as texts } from '../../../texts/console-rings.js'
import { FAMILY_TEXTS } from '../../../texts/rings.js'
import { type Lang, listText } from '../../../texts/text.js'
import { type Language, useLanguage } from '../../page/language.js'
import { amountNumber, bitsText } from '../../parts/format.js'
import { GradeMark, Level } from '../../parts/level.js'
import type { Column } from '../../parts/table/columns.js'
import { regionWord } from '../../parts/words.js'
import type { RingRow } from './ring-rows.js'

/** What a list says of each ring. */
export const useRingColumns = (): Column<RingRow>[] => {
  const { t, lang } = useLanguage()
  return useMemo(() => columnsOf(t, lang), [t, lang])
}

const columnsOf = (t: Language['t'], lang: Lang): Column<RingRow>[] => [
  {
    key: 'level',
    head: t(texts.level),
    width: lang === 'zh' ? '76px' : '104px',
    value: ({ level }) => LEVELS.indexOf(level),
    cell: ({ level }) => <Level level={level} />,
  },
  {
    key: 'id',
    head: t(texts.id),
    width: '92px',
    rowHead: true,
    value: ({ id }) => id,
    cell: ({ id }) => <Link href={`/rings/${id}`}>{id}</Link>,
  },
  {
    key: 'members',
    head: t(texts.members),
    value: ({ names }) => listText(names, lang),
    cell: ({ names }) => <span title={listText(names, lang)}>{listText(names, lang)}</span>,
  },
  numeric('count', t(texts.count), '56px', ({ names }) => names.length),
  numeric(
    'score',
    t(texts.score),
    '68px',
    ({ score }) => score,
    ({ score }) => bitsText(score),
  ),
  numeric('lots', t(texts.lots), '84px', ({ lots }) => lots),
  numeric(
    'won',
    t(texts.won),
    '118px',
    ({ wonFen }) => wonFen,
    ({ wonFen }) => amountNumber(wonFen, lang),
  ),
  {
    key: 'last',
    head: t(texts.days),
    width: '178px',
    value: ({ lastDay }) => lastDay,
    cell: ({ firstDay, lastDay }) => `${firstDay ?? '–'} – ${lastDay ?? '–'}`,
  },
  {
    key: 'grade',
    head: t(texts.grade),
    width: '150px',
    value: ({ grade }) => grade,
    cell: ({ grade }) => grade && <GradeMark grade={grade} />,
  },
  {
    key: 'families',
    head: t(texts.families),
    value: ({ families }) =>
      listText(
        families.map((family) => t(FAMILY_TEXTS[family])),
        lang,
      ),
    cell: ({ families }) =>
      listText(
        families.map((family) => t(FAMILY_TEXTS[family])),
        lang,
      ),
  },
  {
    key: 'region',
    head: t(texts.region),
    width: '84px',
    value: ({ regions }) => regionWord(regions[0], lang),
    cell: ({ regions }) => regionWord(regions[0], lang),
  },
]

const numeric = (
  key: string,
  head: string,
  width: string,
  value: (row: RingRow) => number | null,
  cell: (row: RingRow) => string | number | null = value,
): Column<RingRow> => ({ key, head, width, numeric: true, value, cell })
