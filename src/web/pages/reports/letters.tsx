import { useState } from 'react'
import { workTexts as texts } from '../../../texts/console-work.js'
import { api, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useMe } from '../../page/me.js'
import { Framed } from '../../parts/framed.js'
import { MakeFile } from '../../parts/making.js'
import { Loaded } from '../../parts/states.js'

type LetterType = Schemas['LetterTypes']['data'][number]

/** Letters and lists about a period or an office; those about a ring stand on its page. */
export const Letters = () => {
  const { t } = useLanguage()
  const { rights } = useMe()
  const query = api.useQuery('get', '/api/v1/letters')
  return (
    <section className="block">
      <h2>{t(texts.lettersTitle)}</h2>
      <p className="small">{t(texts.lettersHint)}</p>
      <Loaded query={query}>
        {({ data }) => (
          <ul className="plain-list stack">
            {data
              .filter(
                ({ about, named }) => about !== 'ring' && (!named || rights.includes('internal-reports')),
              )
              .map((type) => (
                <Letter key={type.code} type={type} />
              ))}
          </ul>
        )}
      </Loaded>
    </section>
  )
}

const Letter = ({ type: { code, name, about } }: { type: LetterType }) => {
  const { t, lang } = useLanguage()
  const [period, setPeriod] = useState(`${new Date().getFullYear()}`)
  const [looked, look] = useState(false)
  const of = about === 'period' ? { period } : {}
  return (
    <li className="making">
      <b>{name[lang]}</b>
      {about === 'period' && (
        <label className="making">
          {t(texts.period)}
          <input size={8} value={period} onChange={({ target }) => setPeriod(target.value)} />
        </label>
      )}
      <MakeFile
        address="/api/v1/letters"
        init={{
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ type: code, lang, ...of }),
        }}
        text={t(texts.draft)}
      />
      <button type="button" className="plain" onClick={() => look(!looked)}>
        {t(texts.preview)}
        <span className="unseen"> {name[lang]}</span>
      </button>
      {looked && (
        <Framed
          title={t(texts.previewTitle, { number: name[lang] })}
          src={`/api/v1/letters/${code}/preview?${new URLSearchParams({ lang, ...of })}`}
          close={() => look(false)}
        />
      )}
    </li>
  )
}
