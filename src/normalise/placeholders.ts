/**
 * Ways of writing "nothing": such a cell is not given and links nobody (domain.md §2.0).
 */
const WORDS = `
  无 暂无 没有 无此项 不详 未知 未提供 未填 未填写 未公布 未公示 空 略 空白 不适用 不公开 不公示 保密 待定 待补充 待补 同上 无数据 无信息
  详见公告 详见正文 详见附件 详见招标文件 详见招标公告 详见公示 详见投标文件 详见文件 详见详情 见公告 见正文 见附件 见招标文件 详见 如上 如题
  (null) (none) (空) (无) null none nil nan n/a n.a. na n\\a #n/a #null! undefined unknown empty blank tbd tba notapplicable notavailable notspecified
`
  .trim()
  .split(/\s+/)

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

const key = (text: string): string => text.replace(/\s+/g, '').toLowerCase()
const words = new Set(WORDS.map(key))
const serials = new Set(OEM_WORDS.map(key))
const firsts = new Set([...words].map((word) => word.charCodeAt(0)))
for (const first of [...firsts]) firsts.add(String.fromCharCode(first).toUpperCase().charCodeAt(0))
const LONGEST_WORD = Math.max(...[...words].map((word) => word.length)) + 4
const FILLERS = new Set([...'-/\\.*_—–－／·~?？、，,;；:：|'].map((c) => c.charCodeAt(0)))

/** A dash, a stroke or a word that says "nothing"; for cells of any type. `text` is trimmed and not empty. */
export const isPlaceholder = (text: string): boolean => {
  const first = text.charCodeAt(0)
  if (FILLERS.has(first) && isOneOf(text, FILLERS)) return true
  return text.length <= LONGEST_WORD && firsts.has(first) && words.has(key(text))
}

/** As `isPlaceholder`, and one character repeated (0000, FFFF, 99999999, XXXX): for identifiers. */
export const isEmptyIdentifier = (text: string): boolean => isRepeated(text) || isPlaceholder(text)

/** As `isEmptyIdentifier`, and what makers of boards and disks leave in: for device serials. */
export const isEmptySerial = (text: string): boolean =>
  isEmptyIdentifier(text) || (text.length <= 40 && serials.has(key(text)))

const isOneOf = (text: string, set: ReadonlySet<number>): boolean => {
  for (let i = 1; i < text.length; i++) if (!set.has(text.charCodeAt(i)) && text[i] !== ' ') return false
  return true
}

const SEPARATOR = /[\s\-:._{}()]/g

/** One and the same letter or digit, separators aside; a lone `0` too, but no other single or double character. */
const isRepeated = (text: string): boolean => {
  const first = text.charCodeAt(0)
  if (first === 0x7b || text.charCodeAt(1) === first || text.length === 1) {
    const bare = text.replace(SEPARATOR, '')
    const c = bare.charCodeAt(0)
    if (bare.length < 3 && c !== 0x30) return false
    for (let i = 1; i < bare.length; i++) if (bare.charCodeAt(i) !== c) return false
    return bare.length > 0 && c < 0x80
  }
  return false
}
