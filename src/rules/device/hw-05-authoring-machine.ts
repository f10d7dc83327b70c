import { t } from '../../texts/text.js'
import { OF_FILES, SILENT_VALUES } from '../exemptions.js'
import { rule } from '../rule.js'

/**
 * Same authoring machine (HW-05): the files were written on one machine. All three of its codes equal on one
 * lot is what article 40 names (../kernels/three-codes.ts); MAC or disk alone is a strong lead; the CPU code
 * alone is background.
 */
export default rule({
  id: 'HW-05',
  family: 'document',
  grade: '视',
  law: ['regulation-40-1'],
  formula: 'authoring mac ∧ cpu ∧ disk equal: 视; mac or disk: 强; cpu: 弱',
  texts: {
    name: t('编制机硬件码相同', 'same authoring machine'),
    question: t(
      '投标文件编制机的MAC、CPU、硬盘码是否相同?三码全同视为同一编制,单码相同为线索',
      'Were the files written on one machine? Three codes equal: deemed one author; one code: a lead',
    ),
    silentWhen: SILENT_VALUES,
    exemptions: OF_FILES,
  },
  why: t(
    '投标文件由谁的电脑编制，通常就由谁编制；三码全同时，法规视为由同一单位或个人编制。',
    'Whose machine wrote the file mostly wrote the bid; where all three codes agree, the regulation deems the bids written by one.',
  ),
  example: t(
    '甲、乙同投一个标段，两份文件编制机的MAC、CPU、硬盘码全部相同：出线索（视）。',
    'A and B bid on one lot; MAC, CPU and disk of the machine that wrote both files agree: a lead of the deemed grade.',
  ),
  needs: [['bids.authoring_mac', 'bids.authoring_disk_serial', 'bids.authoring_cpu_id']],
  trace: 'machine-file',
  asks: (ask) => [
    ask.values(
      { kinds: ['mac'], left: ['bids.authoring_mac'], lot: '强', across: '强' },
      { kinds: ['disk'], left: ['bids.authoring_disk_serial'], lot: '强', across: '强' },
      { kinds: ['cpu'], left: ['bids.authoring_cpu_id'], lot: '弱', across: null, share: 0.25 },
    ),
    ask.machines({
      mac: 'bids.authoring_mac',
      cpu: 'bids.authoring_cpu_id',
      disk: 'bids.authoring_disk_serial',
    }),
  ],
})
