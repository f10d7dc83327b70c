import { t } from '../../texts/text.js'
import { OF_REGISTERS, SILENT_VALUES } from '../exemptions.js'
import { rule } from '../rule.js'
import { LEGAL_REP } from './person-sources.js'

/**
 * Same legal representative (REL-01): one person, by identity number, is legal representative of both on the
 * day of the lot. A name alone gives a quarter of its bits and is background.
 */
export default rule({
  id: 'REL-01',
  family: 'relation',
  grade: '禁',
  law: ['regulation-34'],
  formula: 'identity number of the legal representative equal on the day; name alone: 弱',
  texts: {
    name: t('单位负责人为同一人', 'same legal representative'),
    question: t(
      '不同投标人的法定代表人是否为同一人(证件号)?仅同名作背景',
      'Is one person (by identity number) legal representative of both? A name alone is background',
    ),
    silentWhen: SILENT_VALUES,
    exemptions: OF_REGISTERS,
  },
  why: t(
    '单位负责人为同一人的，依法不得参加同一标段投标。',
    'Firms with one person in charge may not bid on the same lot.',
  ),
  example: t(
    '甲、乙的法定代表人是同一身份证号，同投一个标段：出线索（禁）；仅同名：背景。',
    'One identity number is legal representative of A and B, which bid on one lot: a lead of the barred grade; a name alone: background.',
  ),
  needs: [['bidders.legal_rep_id_no', 'roles.person_id_no', 'bidders.legal_rep_name']],
  asks: (ask) => [
    ask.values(
      { kinds: ['person'], left: LEGAL_REP, lot: '禁', across: '强' },
      { kinds: ['person-name'], left: ['bidders.legal_rep_name'], lot: '弱', across: '弱', share: 0.25 },
    ),
  ],
})
