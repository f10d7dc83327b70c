import type { Lang } from './text.js'

/**
 * How papers for offices are written in Chinese: what is not said, with what is said instead. Every text of
 * the catalogue that such a paper is made of is held to it by a test; a new phrase to avoid goes here.
 */
export const AVOIDED: readonly (readonly [phrase: RegExp, instead: string])[] = [
  [/成员席位/, '成员单位……家次'],
  [/[0-9}]\s*名成员单位/, '……家'],
  [/共同值/, '相同信息'],
  [/按规则族统计/, '从疑似手段看'],
  [/规则命中/, '线索'],
  [/两家以上同时投标/, '先后在……个标段同场投标（每次不少于2家）'],
  [/凭记忆录入，待核对|凭记忆录入，待使用单位核对/, '（不在正文中说明）'],
  [/本系统未接入，由使用单位补填/, '（留空待填）'],
  [/没有单独一项事实决定/, '上述线索由多项事实相互印证'],
  [/不严(?!格)|未落实到|未在评标前核查/, '建议核实……'],
  [/监测盲区/, '因缺少数据未能评估'],
  [/评标专家数据未接入，未能研判/, '（由数据覆盖情况决定）'],
  [/一案双查/, '依职权了解核实'],
  [/第\s*[0-9]+\s*条(?!规则)/, '条号用汉字：第四十条'],
  [/持平0|0\.0%/, '持平'],
  [/认定为|确认串通|构成犯罪(?!的)/, '疑似、线索、待核查'],
]

/** No blank stands between Chinese and a number in a Chinese paper. */
export const tidy = (text: string, lang: Lang): string =>
  lang === 'en' ? text : text.replace(/(?<=[一-鿿，。；：、）]) +(?=[0-9])|(?<=[0-9%]) +(?=[一-鿿])/g, '')
