import { Link, useParams as usePathParams } from 'wouter'
import { lookUpTexts as texts } from '../../../texts/console-market.js'
import { listText } from '../../../texts/text.js'
import { api } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useMe } from '../../page/me.js'
import { Page } from '../../page/page.js'
import { useParam } from '../../page/use-param.js'
import { ExpandLink } from '../../parts/expand-link.js'
import { amountText } from '../../parts/format.js'
import { Loaded } from '../../parts/states.js'
import { Tabs } from '../../parts/tabs.js'
import { Terms } from '../../parts/terms.js'
import { regionWord } from '../../parts/words.js'
import { BidderBids } from './bidder-bids.js'
import { BidderPairs } from './bidder-pairs.js'
import { BidderRings } from './bidder-rings.js'
import { Held } from './held.js'
import { Neighbours } from './neighbours.js'

const PARTS = ['overview', 'ties', 'holds'] as const

/** A bidder: who it is, its rings, its bids, who shares what with it. */
export default function BidderPage() {
  const { id = '' } = usePathParams<{ id: string }>()
  const { t, lang } = useLanguage()
  const { rights } = useMe()
  const query = api.useQuery('get', '/api/v1/bidders/{id}', { params: { path: { id } } })
  return (
    <Page title={query.data?.name || id} kind={t(texts.bidder)}>
      <Loaded query={query}>
        {(bidder) => (
          <>
            <Terms
              of={[
                [t(texts.code), bidder.id],
                [t(texts.former), listText(bidder.formerNames, lang)],
                [t(texts.representative), bidder.legalRepName],
                [t(texts.phone), bidder.phone],
                [t(texts.email), bidder.email],
                [t(texts.address), bidder.address],
                [t(texts.region), bidder.regionCode && regionWord(bidder.regionCode, lang)],
                [t(texts.registered), bidder.registeredAt],
                [t(texts.cancelled), bidder.cancelledAt],
                [t(texts.capital), bidder.capitalFen && amountText(bidder.capitalFen, lang)],
              ]}
            />
            <p>
              <Link href={`/paths?from=${encodeURIComponent(id)}`}>{t(texts.pathsToOther)}</Link> ·{' '}
              <ExpandLink seed={`bidder:${id}`} />
            </p>
          </>
        )}
      </Loaded>
      <Tabs label={t(texts.parts)} tabs={PARTS.map((name) => [name, t(texts[name])])} />
      <Part id={id} mayRings={rights.includes('rings')} />
    </Page>
  )
}

/** What the chosen part shows; it asks for it when it is come to. */
const Part = ({ id, mayRings }: { id: string; mayRings: boolean }) => {
  const [tab] = useParam('tab', 'overview')
  if (tab === 'holds') return <Held id={id} />
  if (tab === 'ties')
    return (
      <>
        <Neighbours id={id} />
        {mayRings && <BidderPairs id={id} />}
      </>
    )
  return (
    <>
      {mayRings && <BidderRings id={id} />}
      <BidderBids id={id} />
    </>
  )
}
