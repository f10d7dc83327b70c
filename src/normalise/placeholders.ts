import { mostOf } from '../arrays/extremes.js'

const listed = (words: string): string[] => words.trim().split(/\s+/)

/** Ways of writing "nothing". */
const NOTHING = listed(`
  无 暂无 没有 无此项 未填 未填写 空 略 空白 不适用 无数据 无信息
  (null) (none) (空) (无) null none nil nan n/a n.a. na n\\a #n/a #null! undefined empty blank notapplicable
`)
/** Ways of saying that there is something, which the cell does not tell. */
const UNTOLD = listed(`
  不详 未知 未提供 未公布 未公示 不公开 不公示 保密 待定 待补充 待补 同上 unknown tbd tba notavailable notspecified
  详见公告 详见正文 详见附件 详见招标文件 详见招标公告 详见公示 详见投标文件 详见文件 详见详情 见公告 见正文 见附件 见招标文件 详见 如上 如题
`)

/** What a program writes that could not find a value out, and a spreadsheet for a formula that failed. */
const NOT_FOUND_OUT = [
  ...[
    '获取',
    '采集',
    '读取',
    '检测',
    '识别',
    '查询',
    '提取',
    '上传',
    '登记',
    '录入',
    '记录',
    '填报',
    '返回',
    '取',
    '查',
    '读',
  ].flatMap((verb) => [
    ...['未', '未能', '无法', '不能', '没有', '没', '暂未'].flatMap((no) =>
      ['', '到', '成功'].map((end) => no + verb + end),
    ),
    ...['失败', '异常', '出错', '错误', '不到', '不成功', '超时', '为空'].map((fault) => verb + fault),
  ]),
  ...listed(`
    error err fail failed failure timeout notfound nodata nodevice nodisk unavailable accessdenied unkown unknow unknwon
    #ref! #value! #name? #num! #div/0! #error! #spill! #calc! #getting_data
    已脱敏 脱敏 已隐藏 隐藏 已加密 加密 同前 同左 同右 同上行 见上 ditto idem 〃 ″ " “ ”
  `),
]

const OEM_WORDS = [
  'To be filled by O.E.M.',
  'To be filled by OEM',
  'To be filled',
  'O.E.M.',
  'OEM',
  'Default string',
  'Default',
  'System Serial Number',
  'System Manufacturer',
  'System Product Name',
  'Base Board Serial Number',
  'Chassis Serial Number',
  'Serial Number',
  'SerialNumber',
  'Not Applicable',
  'Not Specified',
  'Not Available',
  'Not Present',
  'Invalid',
  'No Asset Information',
  'No Enclosure',
  'Type1ProductConfigId',
  'BSN12345678901234567',
  'MB-1234567890',
  '03000200-0400-0500-0006-000700080009',
  '03000200040005000006000700080009',
  'QM00001',
  'QM00002',
  '123456',
  '1234567',
  '12345678',
  '123456789',
  '0123456789',
  '1234567890',
  '123456789012',
  '1234567890123456',
  '123456789012345678',
  '0123456789ABCDEF',
  '123456789ABCDEF',
  '1234-5678',
  'ABCDEF',
  'ABCDEFGH',
]

const key = (text: string): string => (text.includes(' ') ? text.replace(/\s+/g, '') : text).toLowerCase()

/** A set of words with a quick no: by length, and by the first two letters. */
const wordSet = (list: readonly string[]): ((text: string) => boolean) => {
  const words = new Set(list.map(key))
  const starts = new Uint8Array(65536)
  for (const word of words) {
    starts[startOf(word)] = 1
    starts[startOf(word.toUpperCase())] = 1
    starts[startOf(word[0]!.toUpperCase() + word.slice(1))] = 1
    starts[startOf(`${word[0]} `)] = 1
  }
  const longest = mostOf(list.map((word) => word.length)) + 4
  return (text) => text.length <= longest && starts[startOf(text)] === 1 && words.has(key(text))
}

const startOf = (text: string): number =>
  ((text.charCodeAt(0) << 7) ^ (text.length > 1 ? text.charCodeAt(1) : 0)) & 0xffff

const isWord = wordSet([...NOTHING, ...UNTOLD, ...NOT_FOUND_OUT])
const isNothing = wordSet(NOTHING)
const isMakersWord = wordSet(OEM_WORDS)

const FILLERS = new Uint8Array(65536)
for (const c of '-/\\.*_—–－／·~?？、，,;；:：|') FILLERS[c.charCodeAt(0)] = 1

/** A dash, a stroke or a word that says "nothing"; for cells of any type. `text` is trimmed and not empty. */
export const isPlaceholder = (text: string): boolean =>
  FILLERS[text.charCodeAt(0)] === 1 && isFiller(text) ? true : isWord(text)

/** As `isPlaceholder` without the words that something is there, or to come (待定, 同上, unknown). */
export const saysNothing = (text: string): boolean =>
  FILLERS[text.charCodeAt(0)] === 1 && isFiller(text) ? true : isNothing(text)

/** As `isPlaceholder`, and one character repeated (0000, FFFF, 99999999, XXXX): for identifiers. */
export const isEmptyIdentifier = (text: string): boolean => isRepeated(text) || isPlaceholder(text)

/** As `isEmptyIdentifier`, and what makers of boards and disks leave in: for device serials. */
export const isEmptySerial = (text: string): boolean =>
  isEmptyIdentifier(text) || isMakersWord(text) || (text.charCodeAt(0) === 0x30 && COUNTER_AT_REST.test(text))

/**
 * Zeros up to the last digit: what solid-state drives report whose maker numbered none (0000_0000_0000_0001).
 */
const COUNTER_AT_REST = /^(?:0[\s._:-]*){7,}[0-9A-Fa-f][\s._:-]*$/

const isFiller = (text: string): boolean => {
  for (let i = 1; i < text.length; i++) if (FILLERS[text.charCodeAt(i)] !== 1 && text[i] !== ' ') return false
  return true
}

const SEPARATORS = new Uint8Array(128)
for (const c of ' \t-:._{}()') SEPARATORS[c.charCodeAt(0)] = 1

/** One and the same letter or digit three times or more, separators aside; or zeros alone. */
const isRepeated = (text: string): boolean => {
  let first = 0
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c >= 128) return false
    if (SEPARATORS[c] === 1) continue
    if (count++ === 0) first = c
    else if (c !== first) return false
  }
  return count > 2 || (count > 0 && first === 0x30)
}
