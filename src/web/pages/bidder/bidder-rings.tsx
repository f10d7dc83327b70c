import { lookUpTexts as texts } from '../../../texts/console-market.js'
import { ringListTexts } from '../../../texts/console-rings.js'
import { listText } from '../../../texts/text.js'
import { api } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { bitsText } from '../../parts/format.js'
import { Level } from '../../parts/level.js'
import { RingLink } from '../../parts/names.js'
import { Loaded } from '../../parts/states.js'
import { DataTable } from '../../parts/table/data-table.js'

/** The red and yellow rings that a bidder is a member of. */
export const BidderRings = ({ id }: { id: string }) => {
  const { t, lang } = useLanguage()
  const query = api.useQuery('get', '/api/v1/rings', { params: { query: { bidder: id, limit: 50 } } })
  return (
    <section className="block">
      <h2>{t(texts.inRings)}</h2>
      <Loaded query={query}>
        {({ data }) => (
          <DataTable
            caption={t(texts.inRings)}
            rows={data}
            keyOf={(ring) => ring.id}
            empty={<p>{t(texts.noRings)}</p>}
            columns={[
              { key: 'level', head: t(ringListTexts.level), cell: ({ level }) => <Level level={level} /> },
              {
                key: 'id',
                head: t(ringListTexts.id),
                rowHead: true,
                cell: (ring) => <RingLink id={ring.id} />,
              },
              {
                key: 'members',
                head: t(ringListTexts.members),
                cell: ({ members }) =>
                  listText(
                    members.map(({ name, bidderId }) => name || bidderId),
                    lang,
                  ),
              },
              { key: 'lots', head: t(ringListTexts.lots), numeric: true, cell: ({ lots }) => lots },
              {
                key: 'score',
                head: t(ringListTexts.score),
                numeric: true,
                cell: ({ score }) => bitsText(score),
              },
            ]}
          />
        )}
      </Loaded>
    </section>
  )
}
