import type { Text } from './text.js'

const t = (zh: string, en: string): Text => ({ zh, en })

/** What a fact about a lot says, by rule, or `rule form` where a rule has several. Parameters are the fact's detail. */
export const LOT_FACT_TEXTS: Record<string, Text> = {
  'TND-01 cluster': t(
    '同一招标人的 {lots} 合计 {totalFen}，达到必须招标的 {limitFen}',
    '{lots} of one buyer add up to {totalFen}; from {limitFen} a tender is due',
  ),
  'TND-01 total-investment': t(
    '未依法招标的标段 {worthFen}，项目总投资 {totalFen}，必须招标的规模为 {limitFen}',
    'untendered lot of {worthFen} in a total investment of {totalFen}; a tender is due from {limitFen}',
  ),
  'TND-01 project': t(
    '同一项目的 {lots} 依法招标，本标段 {worthFen} 未招标',
    '{lots} of the same project were tendered by law, this lot of {worthFen} was not',
  ),
  'TND-02': t(
    '招标方式 {method}，规模 {worthFen}（必须招标 {limitFen}），无批复',
    'method {method}, worth {worthFen} (a tender is due from {limitFen}), no approval on record',
  ),
  'TND-03 bids': t('发出招标文件至截标 {days} 日，不足 {least} 日', '{days} days for bids, {least} are due'),
  'TND-03 sale': t('发售期 {days} 日，不足 {least} 日', '{days} days of sale, {least} are due'),
  'TND-03 publication': t('公示期 {days} 日，不足 {least} 日', '{days} days of publication, {least} are due'),
  'TND-04 few-firms': t('满足条件的企业 {firms} 家', '{firms} firms meet the conditions'),
  'TND-04 special-grade': t('规模 {worthFen} 要求特级资质', 'special grade asked for works of {worthFen}'),
  'TND-05': t(
    '代理机构 {agency} 经办的 {agencyLots} 个标段中该投标人中标 {together} 次，随机情形下应为 {expected} 次',
    'won {together} of {agencyLots} lots run by agency {agency}, {expected} expected at random',
  ),
  'TND-07': t(
    '中标人排名第 {rank}，{passedOver} 家排名在前者落选且无理由',
    'winner ranked {rank}; {passedOver} better-ranked passed over without a reason',
  ),
  'TND-07 member': t(
    '定标委员 {expert} 参与的 {expertLots} 个标段中该投标人中标 {together} 次，随机情形下应为 {expected} 次',
    'won {together} of {expertLots} lots under member {expert}, {expected} expected at random',
  ),
  'TND-08': t(
    '{what} {amountFen}，基准 {baseFen}，超出 {over}',
    '{what} {amountFen} against {baseFen}: {over} over',
  ),
  'EXP-01': t(
    '专家 {expert} 与其相遇 {met} 次，{times} 次打分显著偏离（{direction}），本标段偏离 {z} 个标准差',
    'expert {expert} marked it {direction} the committee {times} of {met} times; here {z} standard deviations',
  ),
  'EXP-02': t(
    '专家 {expert} 分差占满分 {spread}，同组中位数 {othersMedian}，最高 {highest}、最低 {lowest}',
    'expert {expert}: spread {spread} of the points, the others’ median {othersMedian}; highest {highest}, lowest {lowest}',
  ),
  'EXP-03': t(
    '专家 {expert} 参与的 {expertLots} 个标段中该投标人中标 {together} 次，随机情形下应为 {expected} 次',
    'won {together} of {expertLots} lots judged by expert {expert}, {expected} expected at random',
  ),
  'EXP-04': t('专家 {expert} 与该投标人：{relations}', 'expert {expert} and the bidder: {relations}'),
  'EXP-05': t('专家 {experts}：{signals}', 'experts {experts}: {signals}'),
  'EXP-06': t(
    '中标人均分占满分 {winnerMean}，高出次高者 {gap}',
    'winner’s mean {winnerMean} of the points, {gap} above the next',
  ),
  'POST-01': t('合同 {contract}：{signs}', 'contract {contract}: {signs}'),
  'POST-02 share': t(
    '合同 {contract}：{receiver} 取得合同价的 {share}',
    'contract {contract}: {receiver} got {share} of the price',
  ),
  'POST-02 staff-and-materials': t(
    '合同 {contract}：项目经理非本单位人员，主材或机械由他人采购租赁',
    'contract {contract}: manager not on the staff, materials or plant by another',
  ),
  'POST-03': t(
    '合同 {contract} 分包给 {subcontractor}：{breaches}',
    'contract {contract} to {subcontractor}: {breaches}',
  ),
  'POST-04 attendance': t(
    '合同 {contract} 到岗率 {attendance}',
    'contract {contract}: attendance {attendance}',
  ),
  'POST-04 manager-changed': t(
    '合同 {contract} 开工 {days} 日即更换项目经理，无批复',
    'contract {contract}: manager replaced after {days} days without approval',
  ),
  'POST-04 several-contracts': t(
    '合同 {contract} 的项目经理同时负责 {contracts}',
    'contract {contract}: its manager is in charge of {contracts} at the same time',
  ),
  'POST-05': t('合同 {contract}：{forms}', 'contract {contract}: {forms}'),
}
