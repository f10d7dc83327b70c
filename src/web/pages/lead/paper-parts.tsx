import { actTexts, leadPageTexts, itemPageTexts as texts } from '../../../texts/console-leads.js'
import { problemItemTexts } from '../../../texts/papers.js'
import type { Text } from '../../../texts/text.js'
import type { Schemas } from '../../api/client.js'
import { useOfficeName } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import { LeadLink } from '../../parts/leads/lead-columns.js'
import { MakeFile } from '../../parts/making.js'
import { Terms } from '../../parts/terms.js'
import type { LeadPart } from './lead-part.js'

type Paper = Schemas['Paper']

/** What a paper says: to whom, what of, by when; its document where it has one. */
export const PaperParts = ({ item: { id, kind, issuer, due }, paper }: LeadPart & { paper: Paper }) => {
  const { t, lang } = useLanguage()
  const nameOf = useOfficeName()
  const said = paper as Record<string, unknown>
  const text = (name: string): string | undefined =>
    typeof said[name] === 'string' ? String(said[name]) : undefined
  const office = text('addressee') ?? text('unit')
  const type = said.name as Text | undefined
  return (
    <>
      <Terms
        of={[
          [t(texts.issuer), issuer?.name],
          [t(texts.host), office && nameOf(office)],
          [t(actTexts.fields.type), type?.[lang]],
          [t(actTexts.fields.code), kind === 'PB' ? problemWord(text('kind'), t) : undefined],
          [t(texts.window), text('window')],
          [t(leadPageTexts.parent), text('item') && <LeadLink id={text('item')!} />],
          [t(leadPageTexts.day), text('dueDay') ?? due],
          [t(texts.source), text('source')],
          [t(leadPageTexts.words), text('text')],
        ]}
      />
      {(kind === 'LT' || kind === 'TP') && (
        <p>
          <MakeFile address={`/api/v1/items/${id}/document.docx?lang=${lang}`} text={t(texts.document)} />
        </p>
      )}
    </>
  )
}

const problemWord = (kind: string | undefined, t: (text: Text) => string): string | undefined => {
  const words: Readonly<Record<string, Text>> = problemItemTexts.kinds
  const word = kind === undefined ? undefined : words[kind]
  return word ? t(word) : kind
}
