import { t } from '../../texts/text.js'
import { OF_REGISTERS, SILENT_VALUES } from '../exemptions.js'
import { rule } from '../rule.js'
import { deemed } from '../shared-value-row.js'

/**
 * Same project manager (REL-08): bids of different bidders name one project manager, by identity number. A
 * name alone is background, and two numbers prove two people.
 */
export default rule({
  id: 'REL-08',
  family: 'relation',
  grade: '视',
  law: ['regulation-40-3', 'order87-37-3'],
  formula: 'identity number of the project manager equal on one lot: 视; across lots: 强',
  texts: {
    name: t('项目管理成员为同一人', 'same project manager'),
    question: t(
      '不同投标人的投标文件是否载明同一项目经理?',
      'Do bids of different bidders name one project manager?',
    ),
    silentWhen: SILENT_VALUES,
    exemptions: [...OF_REGISTERS, t('身份证录入错误', 'mistyped identity number')],
  },
  why: t(
    '项目经理只能为一家单位履职；两份投标文件载明同一人，法规视为串通投标。',
    'A project manager works for one firm: one person in two bids is what the regulation deems collusion.',
  ),
  example: t(
    '甲、乙在一个标段都把同一身份证号列为项目经理：出线索（视）。',
    'A and B name a project manager of one identity number on one lot: a lead of the deemed grade.',
  ),
  needs: [['bids.manager_id_no', 'bids.manager_name']],
  asks: (ask) => [
    ask.values(deemed('person', 'bids.manager_id_no'), {
      kinds: ['person-name'],
      left: ['bids.manager_name'],
      lot: '弱',
      across: null,
      share: 0.25,
      unless: { 'bids.manager_name': 'bids.manager_id_no' },
    }),
  ],
})
