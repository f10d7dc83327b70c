import { tagPageTexts as texts } from '../../../texts/console-colours.js'
import type { Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { DataTable } from '../../parts/table/data-table.js'

/** Which tags there are, of which set, and where the set comes from. */
export const SetTable = ({ sets }: { sets: Schemas['TagList']['sets'] }) => {
  const { t, lang } = useLanguage()
  const rows = sets.flatMap(({ name, source, tags }) => tags.map((tag) => ({ ...tag, name, source })))
  return (
    <DataTable
      caption={t(texts.sets)}
      rows={rows}
      keyOf={({ code }) => code}
      columns={[
        { key: 'tag', head: t(texts.tag), width: '64px', rowHead: true, cell: ({ code }) => code },
        { key: 'text', head: t(texts.text), cell: ({ text }) => text[lang] },
        { key: 'set', head: t(texts.set), cell: ({ name }) => name[lang] },
        { key: 'source', head: t(texts.source), cell: ({ source }) => source },
      ]}
    />
  )
}
