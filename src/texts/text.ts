/**
 * A text for people, in both languages of the product; `{name}` is replaced by a parameter, and
 * `{name|lot|lots}` by the first word where that parameter is one, else by the second.
 */
export interface Text {
  zh: string
  en: string
}
export type Lang = keyof Text

/** A folder's texts: one file an area (`import.ts`, `explain.ts` …), together the catalogue. */
export type Texts = Record<string, Text>

/** A text from its two languages. */
export const t = (zh: string, en: string): Text => ({ zh, en })

/** The text in a language with its parameters filled in. An unknown parameter stays as written. */
export const say = (text: Text, lang: Lang, params: Record<string, string | number> = {}): string =>
  text[lang].replace(PLACES, (whole, name: string, one: string | undefined, many: string) => {
    if (!(name in params)) return whole
    const value = String(params[name])
    return one === undefined ? value : value === '1' ? one : many
  })

const PLACES = /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g

/** Several as a list within a sentence or a cell, each as it stands: 甲、乙 or a, b. */
export const listText = (values: readonly string[], lang: Lang): string =>
  values.join(lang === 'zh' ? '、' : ', ')

/** Several clauses within a sentence or a cell, 甲乙；丙丁 or ab; cd; what is empty is left out. */
export const clauseText = (clauses: readonly (string | false | undefined)[], lang: Lang): string =>
  clauses.filter(Boolean).join(lang === 'zh' ? '；' : '; ')

/** What stands in for the names of a text; a text is given in the language of the whole. */
export type Params = Record<string, string | number | Text>

/** The text with its parameters filled in, in both languages. */
export const filled = (text: Text, params: Params = {}): Text => ({
  zh: say(text, 'zh', inLanguage(params, 'zh')),
  en: say(text, 'en', inLanguage(params, 'en')),
})

const inLanguage = (params: Params, lang: Lang): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'object' ? value[lang] : value]),
  )

/** Language of a locale name: zh* is Chinese, all else English. */
export const langOf = (locale: string | undefined): Lang => (/^zh/i.test(locale ?? '') ? 'zh' : 'en')
