import { actTexts as texts } from '../../../texts/console-leads.js'
import { clauseText } from '../../../texts/text.js'
import { api } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { momentText } from '../../parts/format.js'
import type { Item } from '../../parts/leads/do-acts.js'
import { useStateWord } from '../../parts/leads/use-definitions.js'
import { Loaded } from '../../parts/states.js'
import { upperFirst } from '../../parts/words.js'
import { useDoerWord } from './event-words.js'
import { useInputWords } from './input-words.js'

/** What others did since a version was seen. */
export const Changed = ({ item: { id, kind }, seen }: { item: Pick<Item, 'id' | 'kind'>; seen: number }) => {
  const { t, lang } = useLanguage()
  const query = api.useQuery(
    'get',
    '/api/v1/items/{id}/events',
    { params: { path: { id } } },
    { staleTime: 0 },
  )
  const doerOf = useDoerWord()
  const stateOf = useStateWord(kind)
  const wordsOf = useInputWords()
  return (
    <div role="alert" className="warnings">
      <p>{t(texts.stale, { id })}</p>
      <Loaded query={query}>
        {({ data }) => (
          <ul className="bullets">
            {data
              .filter(({ version }) => version > seen)
              .map((event) => (
                <li key={event.version}>
                  {momentText(event.at)} {doerOf(event)}: {upperFirst(event.text[lang])} → {stateOf(event.to)}{' '}
                  <span className="small">{clauseText(wordsOf(event), lang)}</span>
                </li>
              ))}
          </ul>
        )}
      </Loaded>
    </div>
  )
}
