import { colourPageTexts as texts } from '../../../texts/console-colours.js'
import { useLanguage } from '../../page/language.js'
import { useLeadColumns } from '../../parts/leads/lead-columns.js'
import { PagedList } from '../../parts/paged-list.js'

/** Lower colours that somebody proposed and another person has yet to decide. */
export const Waiting = () => {
  const { t } = useLanguage()
  return (
    <>
      <p className="small">{t(texts.waitingHint)}</p>
      <PagedList
        address="/api/v1/items?kind=CC&state=asked&limit=100"
        caption={t(texts.waiting)}
        columns={useLeadColumns()}
        keyOf={({ id }) => id}
        name="colour-changes"
        empty={<p>{t(texts.noneWaiting)}</p>}
      />
    </>
  )
}
