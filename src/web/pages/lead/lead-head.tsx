import { leadListTexts, leadPageTexts as texts } from '../../../texts/console-leads.js'
import { useLanguage } from '../../page/language.js'
import { Colour } from '../../parts/leads/marks.js'
import { RingLink } from '../../parts/names.js'
import type { LeadPart } from './lead-part.js'

/** What it is in a sentence, how it stands, and who handles it. */
export const LeadHead = ({ item: { colour, summary, stateText, host, care, links, kind } }: LeadPart) => {
  const { t, lang } = useLanguage()
  const rings = links.filter(({ what }) => what === 'ring')
  return (
    <div className="stack">
      <p className="lead">
        {colour && <Colour colour={colour} />} {summary[lang]}
      </p>
      <dl className="numbers">
        <Count name={t(leadListTexts.state)}>{stateText[lang]}</Count>
        <Count name={t(leadListTexts.host)}>{host?.name ?? '–'}</Count>
        {care && <Count name={t(texts.key)}>{t(leadListTexts.care)}</Count>}
        {rings.length > 0 && (
          <Count name={t(texts.ring)}>
            <span className="ids">
              {rings.map(({ key }) => (
                <RingLink key={key} id={key} />
              ))}
            </span>
          </Count>
        )}
      </dl>
      {kind === 'LD' && <p className="small">{t(texts.notice)}</p>}
    </div>
  )
}

const Count = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)
