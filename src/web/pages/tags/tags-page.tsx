import { useState } from 'react'
import { Link } from 'wouter'
import { tagPageTexts as texts } from '../../../texts/console-colours.js'
import { themeTexts } from '../../../texts/themes.js'
import { api } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useMe } from '../../page/me.js'
import { Page } from '../../page/page.js'
import { PrintButton } from '../../page/print-button.js'
import { useSeatWords } from '../../parts/leads/seat-words.js'
import { Loaded } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { ListFoot } from '../../parts/table/list-foot.js'
import { upperFirst } from '../../parts/words.js'
import { ChangeTag, PutTag } from './put-tag.js'
import { SetTable } from './set-table.js'
import type { Tag, TagSets } from './tag-fields.js'

/** Tags of lots, projects and bidders: what was put on, putting one on, and the sets they are of. */
export default function TagsPage() {
  const { t } = useLanguage()
  const query = api.useQuery('get', '/api/v1/tags')
  return (
    <Page title={t(texts.title)} acts={<PrintButton />}>
      <p className="small">{t(texts.hint)}</p>
      <Loaded query={query}>
        {({ sets, data }) => <Shown sets={sets} tags={data} changed={() => void query.refetch()} />}
      </Loaded>
    </Page>
  )
}

const Shown = ({ sets, tags, changed }: { sets: TagSets; tags: readonly Tag[]; changed: () => void }) => {
  const { t } = useLanguage()
  const { rights } = useMe()
  const [chosen, choose] = useState<Tag>()
  const mayPut = rights.includes('settings-change')
  const columns = useColumns(sets, mayPut ? choose : undefined)
  return (
    <div className="stack">
      {mayPut && <PutTag sets={sets} changed={changed} />}
      <h2>{t(texts.listed)}</h2>
      <DataTable
        caption={t(texts.listed)}
        rows={tags}
        keyOf={keyOf}
        columns={columns}
        empty={<p>{t(texts.none)}</p>}
      />
      {tags.length > 0 && <ListFoot address="/api/v1/tags" name="tags" rows={tags} columns={columns} />}
      <h2>{t(texts.sets)}</h2>
      <SetTable sets={sets} />
      {chosen && <ChangeTag sets={sets} tag={chosen} changed={changed} close={() => choose(undefined)} />}
    </div>
  )
}

const keyOf = ({ object, id, tag }: Tag): string => `${object} ${id} ${tag}`

const useColumns = (sets: TagSets, choose: ((tag: Tag) => void) | undefined): Column<Tag>[] => {
  const { t, lang } = useLanguage()
  const seatOf = useSeatWords()
  const words = new Map(sets.flatMap(({ tags }) => tags.map(({ code, text }) => [code, text[lang]])))
  const days = ({ fromDay, toDay }: Tag): string => `${fromDay} – ${toDay ?? ''}`
  const changing: Column<Tag>[] = choose
    ? [
        {
          key: 'change',
          head: t(texts.change),
          width: '84px',
          cell: (row) => (
            <button
              type="button"
              aria-label={t(texts.end, { tag: row.tag, id: row.id })}
              onClick={() => choose(row)}
            >
              {t(texts.change)}
            </button>
          ),
        },
      ]
    : []
  return [
    {
      key: 'object',
      head: t(texts.object),
      width: '84px',
      value: ({ object }) => t(themeTexts.objects[object]),
      cell: ({ object }) => t(themeTexts.objects[object]),
    },
    {
      key: 'id',
      head: t(texts.id),
      rowHead: true,
      value: ({ id }) => id,
      cell: ({ object, id }) =>
        object === 'project' ? id : <Link href={`/${object}s/${encodeURIComponent(id)}`}>{id}</Link>,
    },
    { key: 'tag', head: t(texts.tag), width: '64px', value: ({ tag }) => tag, cell: ({ tag }) => tag },
    {
      key: 'text',
      head: t(texts.text),
      value: ({ tag }) => words.get(tag) ?? null,
      cell: ({ tag }) => words.get(tag) ?? '–',
    },
    { key: 'days', head: upperFirst(t(themeTexts.columns.from)), value: days, cell: days },
    { key: 'basis', head: t(texts.basis), value: ({ basis }) => basis, cell: ({ basis }) => basis },
    { key: 'by', head: t(texts.by), value: ({ by }) => by, cell: ({ by }) => seatOf(by) },
    ...changing,
  ]
}
