import { t } from './text.js'

/** What offices are measured by. */
export const indicatorTexts = {
  names: {
    'sign-rate': t('签收及时率', 'signed in time'),
    'feedback-rate': t('反馈及时率', 'fed back in time'),
    'check-days': t('平均核查工作日', 'working days of a check'),
    overdue: t('超期件数', 'overdue'),
    'overdue-days': t('超期工作日', 'working days overdue'),
    'extension-rate': t('延期率', 'extended'),
    'return-rate': t('退回率', 'returned'),
    'returned-twice': t('二次退回', 'returned twice'),
    'substantiated-rate': t('查实率', 'substantiated'),
    'excluded-then-substantiated': t('排除后又查实', 'excluded, then substantiated'),
    'transfer-24h': t('24小时移送率', 'transferred within 24 hours'),
    'letter-rate': t('建议书回复及时率', 'letters answered in time'),
    'problem-rate': t('问题销号率', 'problems closed'),
    'missing-reports': t('报告缺报次数', 'reports missing'),
    'loop-rate': t('闭环率', 'loops closed'),
  },
  about: {
    'sign-rate': t(
      '期内签收期限届满的线索中，从未超期签收的占比',
      'of leads that were to be signed for in the period, those never late',
    ),
    'feedback-rate': t(
      '期内核查期限届满的线索中，从未超期反馈的占比',
      'of leads whose check was due in the period, those never late',
    ),
    'check-days': t(
      '期内核查期限届满且已反馈的线索，从签收到反馈的平均工作日',
      'mean working days from signing to feedback, of checks due in the period and done',
    ),
    overdue: t(
      '期内签收、核查或重查期限届满而超期的线索数',
      'leads whose signing, check or second check was due in the period and is late',
    ),
    'overdue-days': t('上述线索超期工作日合计', 'working days by which they are late, in all'),
    'extension-rate': t(
      '期内核查期限届满的线索中，经批准延期的占比',
      'of leads whose check was due in the period, those given more time',
    ),
    'return-rate': t(
      '期内分给该单位的线索中，被其退回的占比',
      'of leads given to the office in the period, those it returned',
    ),
    'returned-twice': t('期内被退回两次及以上的线索数', 'leads returned twice or more in the period'),
    'substantiated-rate': t(
      '期内办结的线索中，查实或部分查实的占比',
      'of leads closed in the period, those substantiated in whole or part',
    ),
    'excluded-then-substantiated': t(
      '曾予排除、24 个月内同一团伙的后续线索在期内查实的线索数',
      'excluded leads of whose ring a later lead was substantiated in the period, within 24 months',
    ),
    'transfer-24h': t(
      '期内应移送的案件中，批准后 24 小时内移送的占比',
      'of transfers due in the period, those sent within 24 hours of their approval',
    ),
    'letter-rate': t(
      '期内回复期限届满的函件中，按期回复的占比（按受函单位）',
      'of letters due in the period, those answered in time, by addressee',
    ),
    'problem-rate': t(
      '期内整改期限届满的问题中，已销号的占比',
      'of problems due in the period, those closed',
    ),
    'missing-reports': t(
      '期内应报而未按期报送的报告数',
      'reports due in the period and not handed in by then',
    ),
    'loop-rate': t(
      '期内查实办结的线索中，有处理结果、问题已销号、函件已回复、回头看通过的占比',
      'of substantiated leads closed in the period, those with a result, a closed problem, an answered letter and a passed look-back',
    ),
  },
  small: t('样本不足', 'too few'),
  name: t('指标', 'indicator'),
  share: t('占比', 'share'),
  number: t('数量', 'number'),
  of: t('总数', 'of'),
  part: t('其中', 'part'),
}

/**
 * The figure of an indicator as people read it: a share in percent, days to the tenth, a count as it is;
 * undefined where too few stand behind it.
 */
export const indicatorFigure = ({
  unit,
  value,
  small,
}: {
  unit: 'share' | 'count' | 'days' | 'mean-days'
  value: number | null
  small: boolean
}): string | number | undefined => {
  if (small || value === null) return undefined
  if (unit === 'count') return value
  const tenths = (value / 10).toFixed(1)
  return unit === 'share' ? `${tenths}%` : tenths
}
