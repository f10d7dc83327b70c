import { tagPageTexts as texts } from '../../../texts/console-colours.js'
import { themeTexts } from '../../../texts/themes.js'
import { client, type Problem, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { FormChoice } from '../../parts/choice.js'
import { DayField } from '../../parts/day-field.js'

export type Tag = Schemas['Tag']
export type TagSets = Schemas['TagList']['sets']
const OBJECTS = Object.keys(themeTexts.objects) as Tag['object'][]

/** What a tag is of, which one, its days and its basis. */
export const TagFields = ({ sets, first }: { sets: TagSets; first?: Tag | undefined }) => {
  const { t, lang } = useLanguage()
  return (
    <div className="filters">
      <FormChoice
        name="object"
        label={t(texts.object)}
        of={OBJECTS.map((one) => [one, t(themeTexts.objects[one])])}
        first={first?.object}
      />
      <label>
        {t(texts.id)}
        <input name="id" required maxLength={200} autoComplete="off" defaultValue={first?.id} />
      </label>
      <FormChoice
        name="tag"
        label={t(texts.tag)}
        of={sets.flatMap(({ tags }) => tags.map(({ code, text }) => [code, `${code} ${text[lang]}`]))}
        first={first?.tag}
      />
      <DayField label={t(texts.from)} name="fromDay" required value={first?.fromDay ?? ''} />
      <DayField label={t(texts.to)} name="toDay" value={first?.toDay ?? ''} />
      <label>
        {t(texts.basis)}
        <input name="basis" required minLength={2} maxLength={500} defaultValue={first?.basis} />
      </label>
    </div>
  )
}

/** Puts the tag of a form on, or changes its days: the tag, or what is wrong with it. */
export const putTag = async (
  form: FormData,
): Promise<{ tag: { id: string; tag: string } } | { problem: Problem }> => {
  const of = (name: string): string => String(form.get(name) ?? '').trim()
  const body = {
    object: of('object') as Tag['object'],
    id: of('id'),
    tag: of('tag'),
    fromDay: of('fromDay'),
    toDay: of('toDay') || null,
    basis: of('basis'),
  }
  const { data, error } = await client.POST('/api/v1/tags', { body })
  return data ? { tag: body } : { problem: error as Problem }
}
