import { FORMAT_TEXTS, ringTexts as texts } from '../../../texts/console-rings.js'
import { api } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { useMe } from '../../page/me.js'
import { MakeFile } from '../../parts/making.js'
import { Loaded } from '../../parts/states.js'
import type { RingPart } from './ring-part.js'

type Format = keyof typeof FORMAT_TEXTS
const FOR_PEOPLE: Format[] = ['svg', 'png', 'xlsx', 'csv']
const FOR_TOOLS: Format[] = ['graphml', 'gexf', 'cx2', 'ftm', 'i2', 'json']

/** Everything of the ring that can leave the building: files, the signed package, letters. */
export const Files = ({ account: { ring } }: RingPart) => {
  const { t, lang } = useLanguage()
  const base = `/api/v1/rings/${encodeURIComponent(ring)}`
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
        <Letters ring={ring} />
      </div>
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

const Letters = ({ ring }: { ring: string }) => {
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
                  />
                </li>
              ))}
          </ul>
        )}
      </Loaded>
    </section>
  )
}
