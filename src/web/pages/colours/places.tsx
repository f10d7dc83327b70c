import { Link } from 'wouter'
import { colourPageTexts as texts } from '../../../texts/console-colours.js'
import { api, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useParam } from '../../page/use-param.js'
import { markOf } from '../../parts/leads/use-colours.js'
import { Loaded } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { ListFoot } from '../../parts/table/list-foot.js'
import { industryWord, regionWord } from '../../parts/words.js'

type Place = Schemas['ColouredPlace']
type Colours = Schemas['ColouredPlaceList']['colours']

/** Open leads by industry, region and colour; each number opens its list. */
export const Places = () => {
  const { t } = useLanguage()
  const [by, setBy] = useParam('by', 'region')
  const isFine = by === 'township'
  const query = api.useQuery('get', '/api/v1/colours', {
    params: { query: { by: isFine ? 'township' : 'region' } },
  })
  return (
    <>
      <p className="small">{t(texts.placesHint)}</p>
      <div className="choices" role="group" aria-label={t(texts.region)}>
        {(['region', 'township'] as const).map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={isFine === (one === 'township')}
            onClick={() => setBy(one)}
          >
            {t(one === 'township' ? texts.byTownship : texts.byRegion)}
          </button>
        ))}
      </div>
      <Loaded query={query}>
        {({ colours, data }) => <Table colours={colours} rows={data} by={isFine ? '?by=township' : ''} />}
      </Loaded>
    </>
  )
}

const Table = ({ colours, rows, by }: { colours: Colours; rows: readonly Place[]; by: string }) => {
  const { t } = useLanguage()
  const columns = useColumns(colours)
  return (
    <>
      <DataTable
        caption={t(texts.places)}
        columns={columns}
        rows={rows}
        keyOf={({ industry, region }) => `${industry}/${region}`}
        empty={<p>{t(texts.noPlaces)}</p>}
      />
      {rows.length > 0 && (
        <ListFoot address={`/api/v1/colours${by}`} name="colours" rows={rows} columns={columns} />
      )}
    </>
  )
}

const useColumns = (colours: Colours): Column<Place>[] => {
  const { t, lang } = useLanguage()
  const all = ({ byColour }: Place): number => Object.values(byColour).reduce((sum, n) => sum + n, 0)
  return [
    {
      key: 'industry',
      head: t(texts.industry),
      width: lang === 'zh' ? '200px' : '320px',
      rowHead: true,
      value: ({ industry }) => industryWord(industry, lang),
      cell: ({ industry }) => industryWord(industry, lang),
    },
    {
      key: 'region',
      head: t(texts.region),
      value: ({ region }) => region,
      cell: ({ region }) => regionWord(region, lang),
    },
    ...colours.map((colour): Column<Place> => {
      const { code, text } = colour
      const nOf = ({ byColour }: Place): number => byColour[code] ?? 0
      return {
        key: code,
        head: `${markOf(colour)} ${t(text)}`,
        numeric: true,
        value: nOf,
        cell: (row) => <Count place={row} colour={code} word={t(text)} n={nOf(row)} />,
      }
    }),
    {
      key: 'all',
      head: t(texts.all),
      numeric: true,
      value: all,
      cell: (row) => <Count place={row} word={t(texts.all)} n={all(row)} />,
    },
  ]
}

/** A region as lists of leads are asked for it. */
const asked = (region: string): string => region.replace(/^(?=\/|$)/, 'none').replace(/\/$/, '/none')

const Count = ({
  place: { industry, region },
  colour = '',
  word,
  n,
}: {
  place: Place
  colour?: string
  word: string
  n: number
}) => {
  const { t, lang } = useLanguage()
  if (n === 0) return '0'
  const query = new URLSearchParams({
    ...{ open: 'true', industry, region: asked(region) },
    ...(colour && { colour }),
  })
  const [where, which] = [regionWord(region, lang), industryWord(industry, lang)]
  return (
    <Link
      href={`/leads?${query}`}
      aria-label={t(texts.openList, { industry: which, region: where, colour: word, n })}
    >
      {n}
    </Link>
  )
}
