import { useParams as usePathParams } from 'wouter'
import { lookUpTexts as texts } from '../../../texts/console-market.js'
import { api } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useMe } from '../../page/me.js'
import { Page } from '../../page/page.js'
import { ExpandLink } from '../../parts/expand-link.js'
import { amountText, momentText } from '../../parts/format.js'
import { Loaded } from '../../parts/states.js'
import { Terms } from '../../parts/terms.js'
import { evaluationWord, industryWord, regionWord } from '../../parts/words.js'
import { LotBids } from './lot-bids.js'
import { LotEvidence } from './lot-evidence.js'
import { LotScreens } from './lot-screens.js'

/** A lot: what was tendered, all bids on one axis, where they stand, what the last run found on it. */
export default function LotPage() {
  const { id = '' } = usePathParams<{ id: string }>()
  const { t, lang } = useLanguage()
  const { rights } = useMe()
  const query = api.useQuery('get', '/api/v1/lots/{id}', { params: { path: { id } } })
  return (
    <Page title={query.data?.title || id} kind={t(texts.lot)}>
      <Loaded query={query}>
        {(lot) => (
          <>
            <Terms
              of={[
                [t(texts.id), lot.id],
                [t(texts.buyer), lot.buyerName],
                [t(texts.agency), lot.agencyName],
                [t(texts.industry), lot.industry && industryWord(lot.industry, lang)],
                [t(texts.region), lot.regionCode && regionWord(lot.regionCode, lang)],
                [t(texts.township), lot.township],
                [t(texts.evaluation), lot.evaluation && evaluationWord(lot.evaluation, lang)],
                [t(texts.opened), lot.openedAt && momentText(lot.openedAt)],
                [t(texts.controlPrice), lot.controlPriceFen && amountText(lot.controlPriceFen, lang)],
              ]}
            />
            <p>
              <ExpandLink seed={`lot:${id}`} />
            </p>
            <LotBids lot={lot} />
          </>
        )}
      </Loaded>
      {rights.includes('rings') && <LotEvidence id={id} />}
      <LotScreens id={id} />
    </Page>
  )
}
