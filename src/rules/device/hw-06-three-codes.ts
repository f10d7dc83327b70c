import { t } from '../../texts/text.js'
import { OF_DEVICES } from '../exemptions.js'
import { rule } from '../rule.js'

/**
 * Three codes of the uploading machine (HW-06): MAC, CPU and disk of two bids on one lot all agree
 * (../kernels/three-codes.ts). Fujian, notice 29 of 2018.
 */
export default rule({
  id: 'HW-06',
  family: 'device',
  grade: '视',
  law: ['regulation-40-2'],
  formula: 'mac(A, lot) = mac(B, lot) ∧ cpu equal ∧ disk equal',
  texts: {
    name: t('上传机三码全同', 'three codes of the uploading machine'),
    question: t(
      '同一标段两份投标的上传机MAC、CPU、硬盘码是否全部相同?',
      'Are MAC, CPU and disk of the uploading machines of two bids on one lot all equal?',
    ),
    silentWhen: t('三码任缺其一,或任一码无效', 'one of the three is missing or invalid'),
    exemptions: [
      ...OF_DEVICES,
      t('开标现场、交易中心公用机上传', 'upload at the opening or from a trading-centre machine'),
    ],
  },
  why: t(
    '三码全部相同，很可能由同一台电脑上传；地方规定（如福建）将其视为由同一单位或个人办理投标事宜。',
    'Where all three codes agree, one computer very likely uploaded both; provinces such as Fujian deem such bids handled by one.',
  ),
  example: t(
    '甲、乙同投一个标段，上传机MAC、CPU、硬盘码全部相同：出线索；CPU码缺失则不出。',
    'A and B bid on one lot and MAC, CPU and disk of the uploading machine agree: a lead; without the CPU code, none.',
  ),
  needs: [['bids.mac'], ['bids.cpu_id'], ['bids.disk_serial']],
  trace: 'machine-upload',
  asks: (ask) => [ask.machines({ mac: 'bids.mac', cpu: 'bids.cpu_id', disk: 'bids.disk_serial' })],
})
