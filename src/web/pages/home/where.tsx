import { Link } from 'wouter'
import { consoleTexts } from '../../../texts/console.js'
import { lookUpTexts, homeTexts as texts } from '../../../texts/console-market.js'
import { useLanguage } from '../../page/language.js'
import { industryWord, regionWord } from '../../parts/words.js'
import type { Overview } from './overview.js'

type Cell = Overview['cells'][number]

/** Regions down, industries across: how many of the lots there are lots of rings. */
export const Where = ({ overview: { cells } }: { overview: Overview }) => {
  const { t, lang } = useLanguage()
  const regions = most(cells, ({ region }) => region)
  const industries = most(cells, ({ industry }) => industry)
  const cellAt = (region: string | null, industry: string | null): Cell | undefined =>
    cells.find((cell) => cell.region === region && cell.industry === industry)
  return (
    <section className="block">
      <h2>{t(texts.whereTitle)}</h2>
      <p className="small">{t(texts.whereNote)}</p>
      <section className="table" aria-label={t(texts.whereTitle)} tabIndex={0}>
        <table>
          <caption className="unseen">{t(texts.whereTitle)}</caption>
          <thead>
            <tr>
              <th scope="col">{t(lookUpTexts.region)}</th>
              {industries.map((industry) => (
                <th key={industry} scope="col" className="numeric">
                  {industry === null ? t(consoleTexts.unknown) : industryWord(industry, lang)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {regions.map((region) => (
              <tr key={region}>
                <th scope="row" className="nowrap">
                  {region === null ? t(consoleTexts.unknown) : regionWord(region, lang)}
                </th>
                {industries.map((industry) => (
                  <Count key={industry} cell={cellAt(region, industry)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

const Count = ({ cell }: { cell: Cell | undefined }) => {
  if (!cell) return <td className="numeric">–</td>
  const share = cell.ringLots / cell.lots
  const heat =
    share === 0 ? '' : share < 0.05 ? 'heat-1' : share < 0.15 ? 'heat-2' : share < 0.3 ? 'heat-3' : 'heat-4'
  const filter = new URLSearchParams({
    ...(cell.region && { region: cell.region }),
    ...(cell.industry && { industry: cell.industry }),
  })
  return (
    <td className={`numeric nowrap ${heat}`}>
      {cell.ringLots > 0 ? <Link href={`/rings?${filter}`}>{cell.ringLots}</Link> : 0} / {cell.lots}
    </td>
  )
}

/** The values of a side, that with most lots first. */
const most = (cells: readonly Cell[], side: (cell: Cell) => string | null): (string | null)[] => {
  const lots = new Map<string | null, number>()
  for (const cell of cells) lots.set(side(cell), (lots.get(side(cell)) ?? 0) + cell.lots)
  return [...lots].sort(([, a], [, b]) => b - a).map(([value]) => value)
}
