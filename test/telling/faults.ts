import type { Lang } from '../../src/texts/text.js'

/** What a told text may hold as it stands: names, ids and values of the data, and counts that are exact. */
export interface Data {
  texts: Iterable<string>
  counts?: Iterable<number>
}

/** Latin words that Chinese texts use. */
const LATIN = new Set(['IP', 'MAC', 'CPU', 'GUID', 'CA', 'CV', 'SHA'])

/** What breaks the law of telling in a text, by name; empty where nothing does. */
export const faultsOf = (told: string, lang: Lang, { texts, counts = [] }: Data): string[] => {
  const text = withoutData(told, texts)
  const exact = new Set([...counts].map(String))
  return [
    ...named('an unfilled parameter', text.match(/\{\w+\}|undefined|NaN|\[object/g)),
    ...named('a raw field', text.match(/(?<![a-z])(?:null|type) |(?:^|[·;；] ?)[kpn] (?=[\d.])|· of \d/g)),
    ...named('an exponent', text.match(/\d(?:\.\d+)?e[-+]?\d+/gi)),
    ...named('a raw key', text.match(/\b[a-z]+(?:[A-Z]\w*)+\b/g)),
    ...named('more than three digits', longNumbers(text, exact)),
    ...(lang === 'zh' ? chineseFaults(text) : englishFaults(text)),
  ]
}

const named = (fault: string, found: Iterable<string> | null): string[] =>
  [...(found ?? [])].map((part) => `${fault}: ${part}`)

/** A natural person, whose name is not told. */
const PERSON = /（代号\d{5}）|\(no\. \d{5}\)/g

/** Longest first, so that no id is cut by another that it begins with. */
const withoutData = (told: string, texts: Iterable<string>): string =>
  [...new Set(texts)]
    .filter((text) => text.length > 0)
    .sort((x, y) => y.length - x.length)
    .reduce((text, part) => text.replaceAll(part, '〇'), told.replaceAll(PERSON, '〇'))

const longNumbers = (text: string, exact: ReadonlySet<string>): string[] =>
  (text.match(/\d[\d,]*(?:\.\d+)?/g) ?? []).filter((number) => {
    const digits = number.replace(/[,.]/g, '').replace(/^0+/, '')
    const significant = number.includes('.') ? digits : digits.replace(/0+$/, '')
    return significant.length > 3 && !exact.has(number.replaceAll(',', ''))
  })

const chineseFaults = (text: string): string[] => [
  ...named(
    'a Latin word in Chinese',
    (text.match(/[A-Za-z]+/g) ?? []).filter((word) => !LATIN.has(word)),
  ),
  ...named('a half-width mark in Chinese', text.match(/[一-鿿〇][,;:?!()]|[,;:?!()][一-鿿〇]/g)),
]

const englishFaults = (text: string): string[] => [
  ...named('Chinese in English', text.match(/[一-鿿]+/g)),
  ...named('a full-width mark in English', text.match(/[，；：。（）、]/g)),
]
