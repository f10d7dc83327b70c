import { lookUpTexts as texts } from '../../../texts/console-market.js'
import { KIND_TEXTS } from '../../../texts/kinds.js'
import { api } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { GradeMark } from '../../parts/level.js'
import { BidderLink, RingLink, ValueLink } from '../../parts/names.js'
import { Loaded } from '../../parts/states.js'
import { DataTable } from '../../parts/table/data-table.js'

/** What the last run lists on this lot, with the ring it belongs to. */
export const LotEvidence = ({ id }: { id: string }) => {
  const { t } = useLanguage()
  const query = api.useQuery('get', '/api/v1/lots/{id}/flags', { params: { path: { id } } })
  return (
    <section className="block">
      <h2>{t(texts.lotFacts)}</h2>
      <Loaded query={query}>
        {({ data }) => (
          <DataTable
            caption={t(texts.lotFacts)}
            rows={data}
            keyOf={(fact) => `${fact.ring} ${fact.rule} ${fact.value} ${fact.members.join()}`}
            empty={<p>{t(texts.noFacts)}</p>}
            columns={[
              { key: 'ring', head: t(texts.ring), rowHead: true, cell: ({ ring }) => <RingLink id={ring} /> },
              { key: 'rule', head: t(texts.rule), cell: ({ rule }) => rule },
              {
                key: 'grade',
                head: t(texts.grade),
                cell: ({ grade }) => <GradeMark grade={grade} />,
              },
              {
                key: 'value',
                head: t(texts.value),
                cell: ({ kind, value }) =>
                  kind && value ? (
                    <>
                      {t(KIND_TEXTS[kind as keyof typeof KIND_TEXTS])} <ValueLink kind={kind} value={value} />
                    </>
                  ) : (
                    ''
                  ),
              },
              {
                key: 'firms',
                head: t(texts.firms),
                cell: ({ members, memberNames }) => (
                  <span className="ids">
                    {members.map((member, i) => (
                      <BidderLink key={member} id={member} name={memberNames[i]} />
                    ))}
                  </span>
                ),
              },
            ]}
          />
        )}
      </Loaded>
    </section>
  )
}
