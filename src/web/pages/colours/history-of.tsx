import type { FormEvent } from 'react'
import { colourPageTexts as texts } from '../../../texts/console-colours.js'
import { api } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useParams } from '../../page/use-param.js'
import { FormChoice } from '../../parts/choice.js'
import { ColourHistory } from '../../parts/leads/colour-history.js'
import { Colour } from '../../parts/leads/marks.js'
import { Loaded } from '../../parts/states.js'
import { Terms } from '../../parts/terms.js'

type Kind = keyof typeof texts.objects
const KINDS = Object.keys(texts.objects) as Kind[]

/** The colour of a lead, lot, project or bidder, and how it changed. */
export const HistoryOf = () => {
  const { t } = useLanguage()
  const [params, change] = useParams()
  const id = params.get('id') ?? ''
  const object = KINDS.find((one) => one === params.get('object')) ?? 'lead'
  const look = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    change({ object: String(given.get('object')), id: String(given.get('id') ?? '').trim() })
  }
  return (
    <>
      <form key={`${object} ${id}`} className="filters" role="search" onSubmit={look}>
        <FormChoice
          name="object"
          label={t(texts.object)}
          of={KINDS.map((one) => [one, t(texts.objects[one])])}
          first={object}
        />
        <label>
          {t(texts.id)}
          <input name="id" required maxLength={200} defaultValue={id} autoComplete="off" />
        </label>
        <button type="submit" className="primary">
          {t(texts.look)}
        </button>
      </form>
      {id === '' ? (
        <p className="small">{t(texts.lookHint)}</p>
      ) : (
        <Shown key={`${object} ${id}`} object={object} id={id} />
      )}
    </>
  )
}

const Shown = ({ object, id }: { object: Kind; id: string }) => {
  const { t } = useLanguage()
  const query = api.useQuery('get', '/api/v1/colours/history', { params: { query: { object, id } } })
  return (
    <Loaded query={query}>
      {({ colour, data }) => (
        <>
          <Terms of={[[t(texts.now), colour && <Colour key="now" colour={colour} />]]} />
          <ColourHistory caption={`${t(texts.history)} ${id}`} rows={data} />
        </>
      )}
    </Loaded>
  )
}
