import { t } from '../../texts/text.js'
import { OF_REGISTERS, SILENT_VALUES } from '../exemptions.js'
import { rule } from '../rule.js'
import { deemed } from '../shared-value-row.js'

/** Same CA certificate (ACC-02): bids of different bidders were signed or encrypted with one certificate. */
export default rule({
  id: 'ACC-02',
  family: 'account',
  grade: '视',
  law: ['regulation-40-2', 'order87-37-2'],
  formula: 'v(A, lot) = v(B, lot); across lots one grade less',
  texts: {
    name: t('CA证书相同', 'same CA certificate'),
    question: t('不同投标人是否使用同一CA证书?', 'Did different bidders use one certificate?'),
    silentWhen: SILENT_VALUES,
    exemptions: OF_REGISTERS,
  },
  why: t(
    'CA证书相当于单位的电子印章，不应借给竞争对手。',
    'The certificate is the seal of a firm; no firm lends it to a competitor.',
  ),
  example: t(
    '甲、乙的投标文件都用序列号 5A3F 的证书加密：出线索（视）。',
    'The bids of A and B were both encrypted with certificate 5A3F: a lead of the deemed grade.',
  ),
  needs: [['bids.ca_serial']],
  asks: (ask) => [ask.values(deemed('ca', 'bids.ca_serial'))],
})
