import { type Texts, t } from './text.js'

/** What the public edition of the situation report says of its own: statistics and advice to everybody. */
export const publicTexts = {
  notice: t('数据提示', 'About the data'),
  underReview: t(
    '线索占比偏高，数据和参数正在核对，以下数字可能调整。',
    'Many lots carry leads: data and settings are under review, and figures may change.',
  ),
  partial: t(
    '本期未被数据完整覆盖，以下数字仅供参考，不作比较。',
    'The data do not cover the whole period: figures are provisional and not compared.',
  ),
  market: t(
    '{period}，数据范围内开标标段{lots}个，参与投标的单位{bidders}家，中标总额{awarded}。',
    'In {period} the data hold {lots} {lots|lot|lots} and {bidders} {bidders|bidder|bidders}; {awarded} were awarded.',
  ),
  leads: t(
    '其中{ringLots}个标段（占{share}）涉及疑似围标串标线索，待核查。',
    'Of these, {ringLots} {ringLots|lot|lots} ({share}) {ringLots|carries|carry} leads of suspected bid rigging, to be checked.',
  ),
  leadsHidden: t(
    '涉及疑似围标串标线索的标段数依规则不公布。',
    'The number of lots with leads of suspected bid rigging is not published by rule.',
  ),
  amount: t(
    '有关单位在涉线索标段的中标金额约{ringAward}。',
    'Bidders with leads won about {ringAward} on these lots.',
  ),
  nothing: t('', ''),
  divided: t('分行业、分地区情况', 'By industry and county'),
  dividedByYear: t(
    '本版列出各行业、各地区开标标段数；涉线索标段数按年度公布。',
    'This edition has the lots of each industry and county; lots with leads are published by the year.',
  ),
  trend: t('变化趋势', 'Trend'),
  noTrend: t('连续完整的期数不足，不作趋势分析。', 'Too few whole periods for a trend.'),
  chartTrend: t('涉线索标段占比', 'Share of lots with leads'),
  advice: t('提示', 'Advice'),
  adviceBidders: t(
    '{n}.投标单位应当依法诚信投标，独立编制投标文件，不得出借、租借资质。',
    '{n}. Bidders write their bids themselves, honestly and by law, and lend nobody their licences.',
  ),
  adviceBuyers: t(
    '{n}.招标人应当依法设置资格条件和评标办法，保障公平竞争。',
    '{n}. Buyers set qualification and evaluation by law and keep competition fair.',
  ),
  adviceAgencies: t(
    '{n}.招标代理机构应当依法开展代理活动，对招标投标活动中知悉的情况保密。',
    '{n}. Agencies act by law and keep what they learn to themselves.',
  ),
  advicePublic: t(
    '{n}.社会公众发现围标串标问题的，可以向公安机关或者有关行政监督部门举报。',
    '{n}. Anybody who sees bid rigging may report it to the police or the supervising authority.',
  ),
  method: t('口径与说明', 'Definitions'),
  suppressed: t(
    '注：小于{least}的数（含零）及可据以推算出该数的数以“*”代替；各期、各版公开数字使用同一套隐藏规则。',
    'Note: counts below {least} (zero included), and numbers from which one could be told, are shown as “*”, the same in every public edition.',
  ),
} satisfies Texts
