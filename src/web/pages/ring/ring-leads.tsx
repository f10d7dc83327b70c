import { leadListTexts as texts } from '../../../texts/console-leads.js'
import { api } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { LeadLink } from '../../parts/leads/lead-columns.js'
import { Light } from '../../parts/leads/marks.js'

/** Leads about the ring, each with how it stands; nothing where there is none or none is seen. */
export const RingLeads = ({ ring }: { ring: string }) => {
  const { t, lang } = useLanguage()
  const { data } = api.useQuery('get', '/api/v1/leads', { params: { query: { ring, sort: 'opened' } } })
  if (!data || data.data.length === 0) return null
  return (
    <p>
      {t(texts.ofRing)}:{' '}
      {data.data.map(({ id, stateText, light, due }) => (
        <span key={id} className="ring-lead">
          <LeadLink id={id} /> {stateText[lang]} <Light light={light} /> {due}
        </span>
      ))}
    </p>
  )
}
