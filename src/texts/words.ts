import type { WordOf } from '../domain/column.js'
import type lots from '../domain/tables/lots.js'
import type { Text } from './text.js'

const t = (zh: string, en: string): Text => ({ zh, en })

/** Words of closed lists (docs/data-format.md) as people read them. */
export const INDUSTRY_WORDS: Readonly<Record<WordOf<typeof lots, 'industry'>, Text>> = {
  housing: t('住房城乡建设', 'housing and construction'),
  transport: t('交通运输', 'transport'),
  water: t('水利', 'water'),
  agriculture: t('农业农村', 'agriculture'),
  planning: t('资源规划', 'land and planning'),
  marine: t('海洋经济', 'marine economy'),
  procurement: t('政府采购', 'government procurement'),
  other: t('其他', 'other'),
}

export const EVALUATION_WORDS: Readonly<Record<WordOf<typeof lots, 'evaluation'>, Text>> = {
  'lowest-price': t('最低投标价法', 'lowest price'),
  'average-price': t('平均值法、合理低价法', 'average price'),
  comprehensive: t('综合评估法', 'comprehensive'),
  'award-separation': t('评定分离', 'separate award decision'),
  other: t('其他', 'other'),
}

export const METHOD_WORDS: Readonly<Record<WordOf<typeof lots, 'method'>, Text>> = {
  open: t('公开招标', 'open tender'),
  invited: t('邀请招标', 'by invitation'),
  negotiation: t('竞争性谈判', 'negotiation'),
  consultation: t('竞争性磋商', 'consultation'),
  inquiry: t('询价', 'inquiry'),
  direct: t('直接发包', 'direct award'),
  'single-source': t('单一来源', 'single source'),
  other: t('其他', 'other'),
}

/** Divisions whose names the bundled data uses; any other is shown by its code. */
export const REGION_WORDS: Record<string, Text> = {
  '330902': t('定海区', 'Dinghai'),
  '330903': t('普陀区', 'Putuo'),
  '330921': t('岱山县', 'Daishan'),
  '330922': t('嵊泗县', 'Shengsi'),
}

/** Data that the import format does not carry, as the catalogue names it (`Rule.notCarried`). */
export const NOT_CARRIED_WORDS = {
  'ip location': t('IP归属地', 'ip location'),
  'file text': t('投标文件正文', 'file text'),
  'bill of quantities': t('分部分项清单', 'bill of quantities'),
  'bank statements': t('银行流水', 'bank statements'),
  kinship: t('亲属关系', 'kinship'),
  'access logs of the platform': t('平台访问日志', 'access logs of the platform'),
  'versions of a bid before the deadline': t('截标前的投标版本', 'versions of a bid before the deadline'),
  'handling of leads by departments': t('部门办理预警记录', 'handling of leads by departments'),
  'officials and their relatives (for the disciplinary commission only)': t(
    '公职人员及其亲属（仅纪委监委）',
    'officials and their relatives (for the disciplinary commission only)',
  ),
  'posts of former officials': t('离任公职人员任职', 'posts of former officials'),
  'terms of office of officials': t('公职人员任期', 'terms of office of officials'),
  'log of approvals': t('审批日志', 'log of approvals'),
} as const satisfies Record<string, Text>
export type NotCarried = keyof typeof NOT_CARRIED_WORDS

/** The word in a language; a word of nobody's list as it stands. */
export const wordIn = (words: Record<string, Text>, word: string): Text =>
  Object.hasOwn(words, word) ? words[word]! : { zh: word, en: word }
