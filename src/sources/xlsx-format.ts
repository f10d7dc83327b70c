/** How a workbook shows a number: as a date, or with a unit behind it that its value does not have. */
export interface NumberFormat {
  isDate: boolean
  /** `%` of a value that is shown a hundredfold; `万元` of one that is shown as it is */
  unit?: '%' | '万元' | '千元' | '百万元' | '亿元'
  /** whole numbers are shown in so many digits (`00000`), behind a text (`"BD-"000`): an id */
  digits?: { least: number; behind: string }
  /** another currency than yuan that stands beside the number, as it is shown */
  currency?: string
  /** the cell's text is struck through */
  isStruck?: boolean
}

const PERCENT = new Set([9, 10])

/** The format of an id, by the codes that the workbook gives (ECMA-376, 18.8.30). */
export const numberFormat = (id: number, codes: ReadonlyMap<number, string>): NumberFormat => {
  const code = codes.get(id)?.slice(0, 1000)
  if (code === undefined) return { isDate: isDateId(id), ...(PERCENT.has(id) && { unit: '%' }) }
  const isDate = isDateCode(code)
  const unit = isDate ? undefined : unitOf(code)
  const [, behind = '', zeros] = DIGITS.exec(code) ?? []
  const currency = isDate ? undefined : currencyOf(code)
  return {
    isDate,
    ...(unit && { unit }),
    ...(currency && { currency }),
    ...(zeros && { digits: { least: zeros.length, behind } }),
  }
}

/** `[$USD] #,##0.00`, `[$€-407]`, `"$"#,##0`; a locale alone (`[$-804]`) names none. */
const CURRENCY = /\[\$([^-\]]+)(?:-[^\]]*)?\]|"?\\?((?:US|HK|A|C|NT)?\$|[€£₩₽₹])"?/

const currencyOf = (code: string): string | undefined => {
  const [, named, sign] = CURRENCY.exec(code.split(';')[0]!) ?? []
  const shown = (named ?? sign)?.trim()
  return shown === undefined || /^(?:[¥￥]|RMB|CNY|CN¥|人民币|元|)$/i.test(shown) ? undefined : shown
}

const DIGITS = /^(?:"([^"]*)")?(0{2,})(?:;@)?$/

const isDateId = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58)

const isDateCode = (code: string): boolean => {
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
    .replace(/general|standard|g\/通用格式/gi, '')
  return /[ymdhs年月日时分秒]/i.test(bare)
}

const UNIT = /^(千|万|百万|亿)元?$/

/**
 * What stands behind the digits of the first section. A point that is written and not meant (`0!.0,`,
 * `0\.0,`) or a comma at the end of the digits makes the number smaller than it is: then it is in yuan.
 */
const unitOf = (code: string): NumberFormat['unit'] => {
  const section = code.split(';')[0]!
  const digits = section.replace(/"[^"]*"/g, '')
  if (/%/.test(digits.replace(/[\\!_*]./g, ''))) return '%'
  const behind = section
    .slice(section.search(/[0#?](?=[^0#?.,]*$)/) + 1)
    .replace(/["\\!_\s]/g, '')
    .replace(/\*./g, '')
  const [, many] = UNIT.exec(behind) ?? []
  if (many === undefined || /[\\!]\.|[0#?],+(?![0#?])/.test(digits)) return undefined
  return `${many as '千' | '万' | '百万' | '亿'}元`
}
