import { Link } from 'wouter'
import { consoleTexts } from '../../../texts/console.js'
import { ringListTexts as texts } from '../../../texts/console-rings.js'
import { api } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { GradeMark, Level } from '../../parts/level.js'
import { Loaded } from '../../parts/states.js'

const SHOWN = 4

/** A ring looked at beside the list: what it is in a sentence, and its strongest facts. */
export const RingPreview = ({ id, close }: { id: string; close: () => void }) => {
  const { t, lang } = useLanguage()
  const query = api.useQuery('get', '/api/v1/rings/{id}/account', {
    params: { path: { id }, query: { lang } },
  })
  return (
    <aside className="drawer" aria-label={`${t(texts.preview)} ${id}`}>
      <div className="drawer-head">
        <h2>{id}</h2>
        {query.data && <Level level={query.data.level} />}
        <button type="button" onClick={close}>
          {t(consoleTexts.close)}
        </button>
      </div>
      <Loaded query={query}>
        {({ sentence, facts, members }) => (
          <div className="stack">
            <p>{sentence}</p>
            <ul className="bullets">
              {members.map(({ bidderId, name, roleName }) => (
                <li key={bidderId}>
                  {name || bidderId} <span className="small">{roleName}</span>
                </li>
              ))}
            </ul>
            <h3>{t(texts.strongest)}</h3>
            {facts.slice(0, SHOWN).map((fact, i) => (
              <p key={`${i} ${fact.rule}`}>
                <GradeMark grade={fact.grade} /> {fact.sentences[0]}
              </p>
            ))}
            <p>
              <Link className="button primary" href={`/rings/${id}`}>
                {t(texts.openRing)}
              </Link>
            </p>
          </div>
        )}
      </Loaded>
    </aside>
  )
}
