import { useState } from 'react'
import { importTexts as texts } from '../../../texts/console-import.js'
import { listText } from '../../../texts/text.js'
import { client, type Problem, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useMe } from '../../page/me.js'
import { Ask } from '../../parts/ask.js'
import { momentText } from '../../parts/format.js'
import { PagedList } from '../../parts/paged-list.js'
import { ProblemNote } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'

type Imported = Schemas['ImportRecord']

/** What was imported, which files of it count, and taking one out again. */
export const Imports = ({ started }: { started: (job: string) => void }) => {
  const { t } = useLanguage()
  const { rights } = useMe()
  const [asked, ask] = useState<number | undefined>()
  const [problem, setProblem] = useState<Problem | undefined>()
  const undo = async (batch: number): Promise<void> => {
    ask(undefined)
    const { data, error } = await client.POST('/api/v1/jobs/undo-import', { body: { batch } })
    setProblem(error)
    if (data) started(data.id)
  }
  return (
    <section className="block">
      <h2>{t(texts.importsTitle)}</h2>
      {problem && <ProblemNote error={problem} />}
      <PagedList
        address="/api/v1/imports?limit=50"
        caption={t(texts.importsTitle)}
        columns={useImportColumns(rights.includes('import') ? ask : undefined)}
        keyOf={({ batch }) => String(batch)}
        name="imports"
        empty={<p>{t(texts.noImports)}</p>}
      />
      {asked !== undefined && (
        <Ask
          title={t(texts.undoTitle, { batch: asked })}
          act={t(texts.undo)}
          onAct={() => void undo(asked)}
          onClose={() => ask(undefined)}
        >
          <p>{t(texts.undoHint)}</p>
        </Ask>
      )}
    </section>
  )
}

const useImportColumns = (undo: ((batch: number) => void) | undefined): Column<Imported>[] => {
  const { t, lang } = useLanguage()
  const stateOf = ({ counts, replacedBy }: Imported['files'][number]): string =>
    counts ? t(texts.counts) : replacedBy ? t(texts.replacedBy, { batch: replacedBy }) : t(texts.takenOut)
  const filesText = ({ files }: Imported): string =>
    listText(
      files.map((file) =>
        t(texts.fileState, { file: file.file.split('/').at(-1) ?? '', state: stateOf(file) }),
      ),
      lang,
    )
  return [
    {
      key: 'batch',
      head: t(texts.batch),
      width: '70px',
      numeric: true,
      rowHead: true,
      value: ({ batch }) => batch,
      cell: ({ batch }) => batch,
    },
    {
      key: 'started',
      head: t(texts.started),
      width: '160px',
      value: ({ startedAt }) => startedAt,
      cell: ({ startedAt, finishedAt }) =>
        finishedAt ? momentText(startedAt) : `${momentText(startedAt)} · ${t(texts.cutOff)}`,
    },
    {
      key: 'files',
      head: t(texts.files),
      value: filesText,
      cell: (one) => <span title={filesText(one)}>{filesText(one)}</span>,
    },
    ...(undo
      ? [
          {
            key: 'undo',
            head: t(texts.undo),
            width: '110px',
            cell: ({ batch, files }: Imported) =>
              files.some(({ counts }) => counts) && (
                <button
                  type="button"
                  className="plain"
                  aria-label={t(texts.undoOf, { batch })}
                  onClick={() => undo(batch)}
                >
                  {t(texts.undo)}
                </button>
              ),
          },
        ]
      : []),
  ]
}
