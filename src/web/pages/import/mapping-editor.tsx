import { useEffect, useState } from 'react'
import { importTexts as texts } from '../../../texts/console-import.js'
import { api } from '../../api/client.js'
import type { FileHead } from '../../api/upload.js'
import { useLanguage } from '../../page/language.js'
import { useColumnWords } from '../../parts/column-words.js'
import { FileColumns } from './file-columns.js'
import { type Choices, type Fed, mappingOf } from './mapping-of.js'

/** The headers of the files that were chosen: those that are known, and those that somebody must explain. */
export const MappingEditor = ({
  heads,
  change,
}: {
  heads: readonly FileHead[]
  /** hears of the mapping's JSON; '' = none */
  change: (mapping: string) => void
}) => {
  const { t } = useLanguage()
  const [choices, setChoices] = useState<Choices>({})
  const typeOf = useTypes()
  // biome-ignore lint/correctness/useExhaustiveDependencies: other files are other choices
  useEffect(() => setChoices({}), [heads])
  if (heads.length === 0) return null
  const choose = (file: string, fed: readonly Fed[]): void => {
    const next = { ...choices, [file]: fed }
    setChoices(next)
    const mapping = mappingOf(heads, next, typeOf)
    change(mapping ? JSON.stringify(mapping, null, 2) : '')
  }
  const foreign = heads.filter(isForeign)
  const severalTables = heads.some(({ file }) => (choices[file]?.length ?? 0) > 1)
  return (
    <section className="block stack">
      <h2>{t(texts.headsTitle)}</h2>
      {foreign.length > 0 && <p className="small">{t(texts.headsHint)}</p>}
      {severalTables && foreign.length > 1 && <p role="alert">{t(texts.onlyOne)}</p>}
      {heads.map((head) => (
        <Head
          key={head.file}
          head={head}
          fed={choices[head.file] ?? asRead(head)}
          choose={(fed) => choose(head.file, fed)}
        />
      ))}
    </section>
  )
}

/** Whether it is not read whole as it is. */
const isForeign = ({ table, columns }: FileHead): boolean =>
  table === undefined || columns.some((column) => column === null)

const asRead = ({ table, columns }: FileHead): Fed[] =>
  table === undefined ? [] : [{ table, columns: columns.map((column) => column ?? '') }]

interface HeadProps {
  head: FileHead
  fed: readonly Fed[]
  choose: (fed: readonly Fed[]) => void
}

const Head = (props: HeadProps) => {
  const { t } = useLanguage()
  const { file, unitAbove } = props.head
  return (
    <>
      {unitAbove !== null && <p>{t(texts.unitAbove, { file, unit: unitAbove })}</p>}
      <Columns {...props} />
    </>
  )
}

const Columns = ({ head, fed, choose }: HeadProps) => {
  const { t, lang } = useLanguage()
  const wordOf = useColumnWords()
  const { file, table, columns, error } = head
  if (table === undefined)
    return (
      <section className="panel stack">
        <h3>{t(texts.isUnknown, { file })}</h3>
        {error && <p className="field-error">{error[lang]}</p>}
        <FileColumns head={head} fed={fed} choose={choose} />
      </section>
    )
  const unknown = columns.filter((column) => column === null).length
  if (unknown === 0) return <p>{t(texts.isKnown, { file, table: wordOf(table) })}</p>
  return (
    <details>
      <summary>{t(texts.someUnknown, { file, table: wordOf(table), n: unknown })}</summary>
      <FileColumns head={head} fed={fed} choose={choose} />
    </details>
  )
}

/** What a column of the import format holds. */
const useTypes = () => {
  const { data } = api.useQuery('get', '/api/v1/import-tables', {}, { staleTime: Number.POSITIVE_INFINITY })
  return (table: string, column: string): string | undefined =>
    data?.data.find((one) => one.table === table)?.columns.find(({ name }) => name === column)?.type
}
