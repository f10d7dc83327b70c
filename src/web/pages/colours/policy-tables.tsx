import { LEVELS } from '../../../domain/grade.js'
import { colourPageTexts as texts } from '../../../texts/console-colours.js'
import { useLanguage } from '../../page/language.js'
import { Colour } from '../../parts/leads/marks.js'
import { useMatchWords } from '../../parts/leads/match-words.js'
import { type ColourPolicy, markOf } from '../../parts/leads/use-colours.js'
import { Level } from '../../parts/level.js'
import { DataTable } from '../../parts/table/data-table.js'
import { Terms } from '../../parts/terms.js'

/** What a policy says: its colours, the colour of each level, and what raises one. */
export const PolicyTables = ({ policy }: { policy: Omit<ColourPolicy, 'version'> }) => {
  const { t, lang } = useLanguage()
  const matchOf = useMatchWords()
  const { colours, levels = {}, rises = [], intake } = policy
  const wordOf = (code: string): string => colours.find((one) => one.code === code)?.text[lang] ?? code
  return (
    <>
      <DataTable
        caption={t(texts.colour)}
        rows={[...colours].sort((a, b) => b.rank - a.rank)}
        keyOf={({ code }) => code}
        columns={[
          {
            key: 'colour',
            head: t(texts.colour),
            rowHead: true,
            cell: (colour) => (
              <>
                <span aria-hidden="true">{markOf(colour)}</span> {colour.text[lang]}
              </>
            ),
          },
          { key: 'rank', head: t(texts.rank), numeric: true, cell: ({ rank }) => rank },
        ]}
      />
      <DataTable
        caption={t(texts.levels)}
        rows={LEVELS.map((level) => ({ level }))}
        keyOf={({ level }) => level}
        columns={[
          { key: 'level', head: t(texts.level), rowHead: true, cell: ({ level }) => <Level level={level} /> },
          {
            key: 'colour',
            head: t(texts.colour),
            cell: ({ level }) => wordOf(levels[level] ?? level),
          },
        ]}
      />
      <DataTable
        caption={t(texts.rises)}
        rows={rises}
        keyOf={({ id }) => id}
        columns={[
          { key: 'id', head: t(texts.row), rowHead: true, width: '120px', cell: ({ id }) => id },
          { key: 'match', head: t(texts.match), cell: (row) => matchOf(row) },
          { key: 'to', head: t(texts.to), width: '120px', cell: ({ to }) => wordOf(to) },
        ]}
        empty={<p>{t(texts.noRises)}</p>}
      />
      <Terms of={[[t(texts.factColour), <Colour key="fact" colour={intake.factColour} />]]} />
    </>
  )
}
