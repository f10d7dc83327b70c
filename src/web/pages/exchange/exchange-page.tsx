import { exchangePageTexts as texts } from '../../../texts/console-colours.js'
import { exchangeTexts } from '../../../texts/exchange.js'
import { api, type Schemas } from '../../api/client.js'
import { saveText } from '../../api/download.js'
import { useOfficeName } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import { useMe } from '../../page/me.js'
import { Page } from '../../page/page.js'
import { PrintButton } from '../../page/print-button.js'
import { momentText } from '../../parts/format.js'
import { Loaded } from '../../parts/states.js'
import { DataTable } from '../../parts/table/data-table.js'
import { upperFirst } from '../../parts/words.js'
import { FileTable } from './file-table.js'
import { SendLead } from './send-lead.js'
import { TakeFile } from './take-file.js'
import { TrustKey } from './trust-key.js'

type Listed = Schemas['ExchangeList']

/** Files between networks that do not meet: those sent and received, sending and taking in, and keys. */
export default function ExchangePage() {
  const { t } = useLanguage()
  const query = api.useQuery('get', '/api/v1/exchange')
  return (
    <Page title={t(texts.title)} acts={<PrintButton />}>
      <p className="small">{t(texts.hint)}</p>
      <Loaded query={query}>{(found) => <Shown found={found} changed={() => void query.refetch()} />}</Loaded>
    </Page>
  )
}

const Shown = ({ found: { key, peers, data }, changed }: { found: Listed; changed: () => void }) => {
  const { t } = useLanguage()
  const { rights } = useMe()
  return (
    <div className="stack">
      <SendLead changed={changed} />
      <TakeFile changed={changed} />
      <h2>{t(texts.files)}</h2>
      <FileTable files={data} peers={peers} />
      <h2>{t(texts.peers)}</h2>
      <Peers peers={peers} />
      {rights.includes('settings-change') && <TrustKey changed={changed} />}
      <section className="panel stack">
        <h2>{t(texts.ownKey)}</h2>
        <p className="small">{t(texts.keyHint)}</p>
        <p>
          {t(texts.fingerprint)} <code>{key.fingerprint}</code>
        </p>
        <p>
          <button
            type="button"
            onClick={() => saveText('exchange-key.pem', 'application/x-pem-file', key.publicPem)}
          >
            {t(texts.saveKey)}
          </button>
        </p>
      </section>
    </div>
  )
}

const Peers = ({ peers }: Pick<Listed, 'peers'>) => {
  const { t } = useLanguage()
  const officeOf = useOfficeName()
  return (
    <DataTable
      caption={t(texts.peers)}
      rows={peers}
      keyOf={({ fingerprint }) => fingerprint}
      columns={[
        { key: 'office', head: t(texts.office), rowHead: true, cell: ({ office }) => officeOf(office) },
        { key: 'key', head: t(texts.fingerprint), cell: ({ fingerprint }) => <code>{fingerprint}</code> },
        {
          key: 'at',
          head: upperFirst(t(exchangeTexts.heads.at)),
          width: '150px',
          cell: ({ at }) => momentText(at),
        },
      ]}
      empty={<p>{t(texts.noPeers)}</p>}
    />
  )
}
