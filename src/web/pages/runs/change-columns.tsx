import { CHANGE_TEXTS, runTexts as texts } from '../../../texts/console-runs.js'
import { LEVEL_TEXTS } from '../../../texts/rings.js'
import { clauseText, listText } from '../../../texts/text.js'
import type { components } from '../../api/schema.d.ts'
import { type Language, useLanguage } from '../../page/language.js'
import { bitsText } from '../../parts/format.js'
import { Level } from '../../parts/level.js'
import { RingLink } from '../../parts/names.js'
import type { Column } from '../../parts/table/columns.js'

type Change = components['schemas']['RingChange']

/** What a comparison says of each ring. */
export const useChangeColumns = (): Column<Change>[] => {
  const language = useLanguage()
  const { t, lang } = language
  const kinds = ({ changes }: Change): string =>
    listText(
      changes.map((one) => t(CHANGE_TEXTS[one])),
      lang,
    )
  return [
    {
      key: 'ring',
      head: t(texts.ring),
      width: '100px',
      rowHead: true,
      value: ({ ring }) => ring,
      cell: ({ ring }) => <RingLink id={ring} />,
    },
    {
      key: 'change',
      head: t(texts.change),
      width: lang === 'zh' ? '176px' : '224px',
      value: kinds,
      cell: kinds,
    },
    {
      key: 'level',
      head: t(texts.levels),
      width: lang === 'zh' ? '170px' : '226px',
      value: (row) => fromTo(row, ({ level }) => t(LEVEL_TEXTS[level])),
      cell: ({ before, after }) => (
        <>
          {before ? <Level level={before.level} /> : '–'}
          {before?.level !== after?.level && (
            <>
              {' → '}
              {after ? <Level level={after.level} /> : '–'}
            </>
          )}
        </>
      ),
    },
    pair('score', t(texts.score), '120px', ({ score }) => bitsText(score)),
    pair('members', t(texts.members), '96px', ({ members }) => String(members.length)),
    {
      key: 'who',
      head: t(texts.who),
      value: (row) => whoText(row, language),
      cell: (row) => <span title={whoText(row, language)}>{whoText(row, language)}</span>,
    },
  ]
}

type Side = NonNullable<Change['after']>

const pair = (key: string, head: string, width: string, told: (side: Side) => string): Column<Change> => ({
  key,
  head,
  width,
  numeric: true,
  value: (row) => fromTo(row, told),
  cell: (row) => fromTo(row, told),
})

/** `3 → 5`; one of them where they are equal, a dash for a run that does not have the ring. */
const fromTo = ({ before, after }: Change, told: (side: Side) => string): string => {
  const [was, is] = [before ? told(before) : '–', after ? told(after) : '–']
  return was === is ? is : `${was} → ${is}`
}

/** Who joined and left; of a ring that one run has alone, who belongs to it. */
const whoText = ({ before, after, joined, left, other }: Change, { t, lang }: Language): string => {
  const names = (of: readonly { name: string }[]): string =>
    listText(
      of.map(({ name }) => name),
      lang,
    )
  const into = other === null ? [] : [t(texts.into, { ring: other })]
  if (!before || !after) return clauseText([...into, names((after ?? before)!.members)], lang)
  return clauseText(
    [
      ...(joined.length > 0 ? [t(texts.joined, { names: names(joined) })] : []),
      ...(left.length > 0 ? [t(texts.left, { names: names(left) })] : []),
    ],
    lang,
  )
}
