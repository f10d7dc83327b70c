import type { FileChild } from 'docx'
import type { Family } from '../domain/grade.js'
import { body, headingOf } from '../formats/official.js'
import { ASK_ALL, ASK_TEXTS, dossierTexts as texts } from '../texts/dossier.js'
import { listText } from '../texts/text.js'
import { codesOf, factName } from './dossier-lots.js'
import type { DossierParts } from './dossier-parts.js'

/** What to ask of everybody, then of each member about the facts that touch it. */
export const questions = (parts: DossierParts): FileChild[] => {
  const { shown, words } = parts
  const codes = codesOf(shown.ring.members)
  return [
    headingOf(2, words.text(texts.askAll)),
    ...ASK_ALL.map((text, i) => numbered(i, words.text(text))),
    ...shown.ring.members.flatMap((member, m) => {
      const facts = shown.ring.evidence.flatMap((fact, i) =>
        fact.members.includes(member.bidderId) ? [{ fact, item: i + 1 }] : [],
      )
      const families = new Map<Family, typeof facts>()
      for (const one of facts) families.set(one.fact.family, [...(families.get(one.fact.family) ?? []), one])
      return [
        headingOf(
          2,
          words.text(texts.askMember, {
            number: words.text(texts.ordinals).split(' ')[m + 1] ?? String(m + 2),
            code: codes.get(member.bidderId)!,
            name: member.name || member.bidderId,
          }),
        ),
        ...[...families].map(([family, of], i) =>
          numbered(
            i,
            words.text(texts.askAbout, {
              items: listText(
                of.map(({ item }) => String(item)),
                words.lang,
              ),
              what: words.list([...new Set(of.map(({ fact }) => factName(fact, words)))], 4),
              question: words.text(ASK_TEXTS[family]),
            }),
          ),
        ),
      ]
    }),
  ]
}

const numbered = (i: number, text: string): FileChild => body(`${i + 1}. ${text}`, { alignment: 'left' })
