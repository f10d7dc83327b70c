import { useState } from 'react'
import { FORMAT_TEXTS, ringTexts as texts } from '../../../texts/console-rings.js'
import { workTexts } from '../../../texts/console-work.js'
import { api } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useMe } from '../../page/me.js'
import { Framed } from '../../parts/framed.js'
import { MakeFile } from '../../parts/making.js'
import { Loaded } from '../../parts/states.js'
import type { RingPart } from './ring-part.js'

type Format = keyof typeof FORMAT_TEXTS
const FOR_PEOPLE: Format[] = ['svg', 'png', 'xlsx', 'csv']
const FOR_TOOLS: Format[] = ['graphml', 'gexf', 'cx2', 'ftm', 'i2', 'json']

/** A type of letter that is looked at. */
interface Looked {
  code: string
  name: string
}

/** Everything of the ring that can leave the building: files, the signed package, letters. */
export const Files = ({ account: { ring } }: RingPart) => {
  const { t, lang } = useLanguage()
  const base = `/api/v1/rings/${encodeURIComponent(ring)}`
  const [looked, look] = useState<Looked>()
  return (
    <>
      <p className="small">{t(texts.filesHint)}</p>
      <div className="panels">
        <section className="panel">
          <h2>{t(texts.packageTitle)}</h2>
          <p>{t(texts.packageHint)}</p>
          <MakeFile
            address={`${base}/package?lang=${lang}`}
            init={{ method: 'POST' }}
            text={t(texts.packageMake)}
          />
        </section>
        <FormatList title={t(texts.forPeople)} formats={FOR_PEOPLE} base={base} />
        <FormatList title={t(texts.forTools)} formats={FOR_TOOLS} base={base} />
        <Letters ring={ring} look={look} />
      </div>
      {looked && (
        <Framed
          title={t(workTexts.previewTitle, { number: looked.name })}
          src={`/api/v1/letters/${looked.code}/preview?${new URLSearchParams({ ring, lang })}`}
          close={() => look(undefined)}
        />
      )}
    </>
  )
}

const FormatList = ({ title, formats, base }: { title: string; formats: Format[]; base: string }) => {
  const { t, lang } = useLanguage()
  return (
    <section className="panel">
      <h2>{title}</h2>
      <ul className="bullets">
        {formats.map((format) => (
          <li key={format}>
            <a href={`${base}/export?format=${format}&lang=${lang}`} download>
              {format.toUpperCase()}
            </a>{' '}
            {t(FORMAT_TEXTS[format])}
          </li>
        ))}
      </ul>
    </section>
  )
}

const Letters = ({ ring, look }: { ring: string; look: (type: Looked) => void }) => {
  const { t, lang } = useLanguage()
  const { rights } = useMe()
  const query = api.useQuery('get', '/api/v1/letters')
  return (
    <section className="panel">
      <h2>{t(texts.letterTitle)}</h2>
      <p>{t(texts.letterHint)}</p>
      <Loaded query={query}>
        {({ data }) => (
          <ul className="bullets">
            {data
              .filter(
                ({ about, named }) => about === 'ring' && (!named || rights.includes('internal-reports')),
              )
              .map(({ code, name }) => (
                <li key={code}>
                  <MakeFile
                    address="/api/v1/letters"
                    init={{
                      method: 'POST',
                      headers: { 'content-type': 'application/json' },
                      body: JSON.stringify({ type: code, ring, lang }),
                    }}
                    text={name[lang]}
                  />{' '}
                  <button type="button" className="plain" onClick={() => look({ code, name: name[lang] })}>
                    {t(workTexts.preview)}
                    <span className="unseen"> {name[lang]}</span>
                  </button>
                </li>
              ))}
          </ul>
        )}
      </Loaded>
    </section>
  )
}
