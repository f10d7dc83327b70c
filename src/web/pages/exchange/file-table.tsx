import { exchangePageTexts as texts } from '../../../texts/console-colours.js'
import { exchangeTexts } from '../../../texts/exchange.js'
import type { Text } from '../../../texts/text.js'
import type { Schemas } from '../../api/client.js'
import { useOfficeName } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import { momentText } from '../../parts/format.js'
import { LeadLink } from '../../parts/leads/lead-columns.js'
import { MakeFile } from '../../parts/making.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { ListFoot } from '../../parts/table/list-foot.js'
import { upperFirst } from '../../parts/words.js'

type Listed = Schemas['ExchangeList']
type File = Listed['data'][number]
const { heads, ways, kinds } = exchangeTexts

/** Files sent and received, with whom, and their leads; those sent are saved here once they are released. */
export const FileTable = ({ files, peers }: { files: readonly File[]; peers: Listed['peers'] }) => {
  const { t } = useLanguage()
  const columns = useColumns(peers)
  return (
    <>
      <DataTable
        caption={t(texts.files)}
        rows={files}
        keyOf={({ way, peer, office, n }) => `${way} ${peer} ${office} ${n}`}
        columns={columns}
        empty={<p>{t(texts.noFiles)}</p>}
      />
      {files.length > 0 && (
        <ListFoot address="/api/v1/exchange" name="exchange" rows={files} columns={columns} />
      )}
    </>
  )
}

const useColumns = (peers: Listed['peers']): Column<File>[] => {
  const { t } = useLanguage()
  const officeOf = useOfficeName()
  const headOf = (text: Text): string => upperFirst(t(text))
  const whom = ({ peer }: File): string =>
    officeOf(peers.find(({ fingerprint }) => fingerprint === peer)?.office ?? peer)
  return [
    {
      key: 'way',
      head: headOf(heads.way),
      width: '76px',
      value: ({ way }) => t(ways[way]),
      cell: ({ way }) => t(ways[way]),
    },
    { key: 'peer', head: headOf(heads.peer), value: whom, cell: whom },
    {
      key: 'n',
      head: headOf(heads.n),
      width: '64px',
      numeric: true,
      value: ({ n }) => n,
      cell: ({ n }) => n,
    },
    { key: 'id', head: headOf(heads.id), rowHead: true, value: ({ id }) => id, cell: ({ id }) => id },
    {
      key: 'kind',
      head: headOf(heads.kind),
      width: '76px',
      value: ({ kind }) => t(kinds[kind]),
      cell: ({ kind }) => t(kinds[kind]),
    },
    {
      key: 'lead',
      head: headOf(heads.lead),
      value: ({ item }) => item,
      cell: ({ item }) => <LeadLink id={item} />,
    },
    {
      key: 'at',
      head: headOf(heads.at),
      width: '150px',
      value: ({ at }) => at,
      cell: ({ at }) => momentText(at),
    },
    {
      key: 'file',
      head: t(texts.file),
      cell: ({ way, id, item }) =>
        way === 'in' ? (
          '–'
        ) : (
          <MakeFile
            address={`/api/v1/exchange/${encodeURIComponent(id)}/file`}
            text={t(texts.download, { id })}
            item={item}
          />
        ),
    },
  ]
}
