import { chineseNumeral } from '../texts/numerals.js'
import type { Text } from '../texts/text.js'

export type Statute =
  | 'law' // 招标投标法
  | 'regulation' // 招标投标法实施条例
  | 'criminal' // 刑法
  | 'prosecution' // 立案追诉标准（二）
  | 'procurement' // 政府采购法实施条例
  | 'order87' // 财政部令第87号
  | 'antimonopoly' // 反垄断法
  | 'penalty' // 行政处罚法
  | 'order12' // 评标委员会和评标方法暂行规定
  | 'construction' // 建市规〔2019〕1号

/**
 * One article, or one item of an article, in one version. Ids read `regulation-40` for article 40 of the
 * regulation and `regulation-40-2` for its item （二）.
 */
export interface Article {
  id: string
  statute: Statute
  title: Text
  /** the article's words in Chinese, an unofficial rendering in English */
  text: Text
  /** `summary` where the words are a summary of the article, not its text */
  form: 'verbatim' | 'summary'
  /** first day in force, `2012-02-01` */
  validFrom: string
  /** last day in force; null = still in force */
  validTo: string | null
  /** V checked against the source; M from memory, to be confirmed by the authority that uses this software */
  mark: 'V' | 'M'
  /** the same for `validFrom` and `validTo` */
  datesMark: 'V' | 'M'
}

export const STATUTES: Record<Statute, Text> = {
  law: { zh: '招标投标法', en: 'Tendering and Bidding Law' },
  regulation: { zh: '招标投标法实施条例', en: 'Implementing Regulation of the Tendering and Bidding Law' },
  criminal: { zh: '刑法', en: 'Criminal Law' },
  prosecution: {
    zh: '公安机关管辖的刑事案件立案追诉标准的规定（二）',
    en: 'Standards for filing and prosecuting criminal cases (II)',
  },
  procurement: {
    zh: '政府采购法实施条例',
    en: 'Implementing Regulation of the Government Procurement Law',
  },
  order87: {
    zh: '政府采购货物和服务招标投标管理办法（财政部令第87号）',
    en: 'Measures for tendering of goods and services in government procurement (Ministry of Finance Order 87)',
  },
  antimonopoly: { zh: '反垄断法', en: 'Anti-Monopoly Law' },
  penalty: { zh: '行政处罚法', en: 'Administrative Penalty Law' },
  order12: {
    zh: '评标委员会和评标方法暂行规定（七部委令第12号）',
    en: 'Interim provisions on evaluation committees and methods (Order 12 of seven ministries)',
  },
  construction: {
    zh: '建筑工程施工发包与承包违法行为认定查处管理办法（建市规〔2019〕1号）',
    en: 'Measures on unlawful contracting in construction (2019 No. 1)',
  },
}

/** What all articles of one statute have in common in a data file. */
export interface Enactment {
  statute: Statute
  validFrom: string
  validTo: string | null
  datesMark: 'V' | 'M'
}

/** A paragraph of a data file: article number, heading, words, and items （一）（二） … */
export interface Entry {
  number: number
  heading: Text
  text: Text
  form?: 'verbatim' | 'summary'
  mark?: 'V' | 'M'
  items?: Text[]
  /** marks of the items where they differ from the article's */
  itemMarks?: ('V' | 'M')[]
}

/** 《招标投标法实施条例》第四十条第（一）项, as papers cite it. */
export const citation = (statute: Statute, number: number, item?: number): string => {
  const { zh } = STATUTES[statute]
  const [, name, origin] = /^(.+?)(（[^（）]*(?:令|号|〕)[^（）]*）)?$/.exec(zh)!
  const of = item === undefined ? '' : `第（${chineseNumeral(item)}）项`
  return `《${name}》${origin ?? ''}第${chineseNumeral(number)}条${of}`
}

/** The articles and items that a data file's entries stand for. */
export const enact = (enactment: Enactment, entries: readonly Entry[]): Article[] =>
  entries.flatMap((entry) => [
    whole(enactment, entry),
    ...(entry.items ?? []).map((item, i) => itemOf(enactment, entry, item, i)),
  ])

const whole = (enactment: Enactment, entry: Entry): Article => {
  const items = entry.items ?? []
  const name = STATUTES[enactment.statute]
  return {
    ...enactment,
    id: `${enactment.statute}-${entry.number}`,
    title: {
      zh: `${citation(enactment.statute, entry.number)}（${entry.heading.zh}）`,
      en: `${name.en}, article ${entry.number} (${entry.heading.en})`,
    },
    text: {
      zh: entry.text.zh + items.map((item, i) => `（${chineseNumeral(i + 1)}）${item.zh}`).join('；'),
      en: [entry.text.en, ...items.map((item, i) => `(${i + 1}) ${item.en}`)].join(' '),
    },
    form: entry.form ?? 'verbatim',
    mark: entry.itemMarks?.includes('M') ? 'M' : (entry.mark ?? 'V'),
  }
}

const itemOf = (enactment: Enactment, entry: Entry, item: Text, i: number): Article => ({
  ...enactment,
  id: `${enactment.statute}-${entry.number}-${i + 1}`,
  title: {
    zh: citation(enactment.statute, entry.number, i + 1),
    en: `${STATUTES[enactment.statute].en}, article ${entry.number} (${i + 1})`,
  },
  text: item,
  form: entry.form ?? 'verbatim',
  mark: entry.itemMarks?.[i] ?? entry.mark ?? 'V',
})
