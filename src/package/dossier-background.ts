import type { FileChild } from 'docx'
import { moneyText } from '../telling/figures.js'
import { tellLotFact } from '../telling/lot-fact.js'
import { ruleName } from '../telling/rule-name.js'
import { dossierTexts as texts } from '../texts/dossier.js'
import { packageTexts } from '../texts/package.js'
import { clauseText, listText } from '../texts/text.js'
import { codesOf, lotNumbers } from './dossier-lots.js'
import type { DossierParts } from './dossier-parts.js'
import { plainTable } from './dossier-table.js'

/** Who the members are by the register: names of persons and contacts as the reader may see them. */
export const registryTable = ({ shown, registry, words, head }: DossierParts): FileChild[] => {
  const codes = codesOf(shown.ring.members)
  if (registry.length === 0) return []
  return plainTable(
    words.text(texts.registryTable),
    [
      [words.text(texts.headCode), 0.07, 'centre'],
      [words.text(texts.headLegalRep), 0.13],
      [words.text(texts.headAddress), 0.34],
      [words.text(texts.headRegistered), 0.17, 'centre'],
      [words.text(texts.headCapital), 0.14, 'right'],
      [words.text(texts.headPhone), 0.15],
    ],
    registry.map(({ id, legalRepName, address, registeredAt, cancelledAt, capitalFen, phone }) => [
      codes.get(id) ?? '',
      legalRepName ?? '—',
      address ?? '—',
      [registeredAt ?? '—', cancelledAt ? words.text(texts.cancelled, { day: cancelledAt }) : '']
        .filter((text) => text !== '')
        .join('\n'),
      capitalFen === undefined ? '—' : moneyText(capitalFen, head.lang),
      phone ?? '—',
    ]),
    { note: words.text(texts.registryNote) },
  )
}

/** What rules about tender, evaluation and performance say of the joint lots: background, no level. */
export const stageTable = (parts: DossierParts): FileChild[] => {
  const { stageFacts, shown, words } = parts
  if (stageFacts.length === 0) return []
  const codes = codesOf(shown.ring.members)
  return plainTable(
    words.text(texts.stageTable),
    [
      [words.text(texts.headLots), 0.25],
      [words.text(packageTexts.headFact), 0.24],
      [words.text(packageTexts.headGrade), 0.06, 'centre'],
      [words.text(packageTexts.headWho), 0.16],
      [words.text(texts.headSaid), 0.29],
    ],
    stageFacts.map((fact) => [
      lotNumbers({ lots: [fact.lot] }, parts),
      `${fact.rule} ${ruleName(fact.rule, words.lang)}`,
      fact.grade,
      listText(
        fact.bidders.map((id) => codes.get(id) ?? words.name(id)),
        words.lang,
      ) || '—',
      clauseText(tellLotFact(fact, words), words.lang) || '—',
    ]),
    { note: words.text(texts.stageNote), across: true },
  )
}
