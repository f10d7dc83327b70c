import { type FormEvent, useState } from 'react'
import { tagPageTexts as texts } from '../../../texts/console-colours.js'
import type { Problem } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Ask } from '../../parts/ask.js'
import { ProblemNote } from '../../parts/states.js'
import { putTag, type Tag, TagFields, type TagSets } from './tag-fields.js'

/** The form that puts a tag on. */
export const PutTag = ({ sets, changed }: { sets: TagSets; changed: () => void }) => {
  const { t } = useLanguage()
  const [saved, setSaved] = useState<{ id: string; tag: string }>()
  const [problem, setProblem] = useState<Problem>()
  /** tags put on: the fields begin anew with each */
  const [count, setCount] = useState(0)
  const put = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const answer = await putTag(new FormData(event.currentTarget))
    setProblem('problem' in answer ? answer.problem : undefined)
    setSaved('tag' in answer ? answer.tag : undefined)
    if ('problem' in answer) return
    setCount((before) => before + 1)
    changed()
  }
  return (
    <form className="panel stack" onSubmit={(event) => void put(event)}>
      <h2>{t(texts.put)}</h2>
      <TagFields key={count} sets={sets} />
      {problem && <ProblemNote error={problem} />}
      <p className="making">
        <button type="submit" className="primary">
          {t(texts.send)}
        </button>
        <span role="status">{saved && t(texts.saved, { id: saved.id, tag: saved.tag })}</span>
      </p>
    </form>
  )
}

/** Changes the days of a tag, or ends it. */
export const ChangeTag = ({
  sets,
  tag,
  changed,
  close,
}: {
  sets: TagSets
  tag: Tag
  changed: () => void
  close: () => void
}) => {
  const { t } = useLanguage()
  const [problem, setProblem] = useState<Problem>()
  const put = async (form: FormData): Promise<void> => {
    const answer = await putTag(form)
    if ('problem' in answer) return setProblem(answer.problem)
    changed()
    close()
  }
  return (
    <Ask
      title={t(texts.end, { tag: tag.tag, id: tag.id })}
      act={t(texts.send)}
      onAct={(form) => void put(form)}
      onClose={close}
    >
      <TagFields sets={sets} first={tag} />
      {problem && <ProblemNote error={problem} />}
    </Ask>
  )
}
