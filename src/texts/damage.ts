import type { Text, Texts } from './text.js'

/** What is wrong inside a damaged file; it stands after what is told of the whole (`texts/sources.ts`). */
export const damageTexts = {
  zip_end: {
    zh: '找不到文件尾，不是 ZIP 或已被截断',
    en: 'the end of the archive is not found: no ZIP, or cut short',
  },
  zip_shape: { zh: '内部结构不符', en: 'its parts do not fit together' },
  checksum: { zh: '校验不符', en: 'checksum does not hold' },
  too_many: { zh: '内容比标明的多', en: 'too many bytes' },
  too_few: { zh: '内容比标明的少', en: 'not enough bytes' },
  method: { zh: '压缩方法不受支持', en: 'unsupported compression method' },
  cut_short: { zh: '内容提前结束', en: 'it ends too early' },
  not_gzip: { zh: '文件头不是 gzip', en: 'it does not begin as gzip does' },
  packed: { zh: '压缩内容无法解开', en: 'what is packed cannot be unpacked' },
  xml: { zh: 'XML 有误', en: 'its XML is faulty' },
  xml_deep: { zh: 'XML 嵌套过深', en: 'its XML is nested too deep' },
  xml_endless: { zh: 'XML 里有没有结尾的文字或标签', en: 'its XML holds a text or tag without end' },
  no_workbook: { zh: '里面没有工作簿', en: 'it holds no workbook' },
  bracket: { zh: '多了一个括号', en: 'a bracket too many' },
  mid_value: { zh: '在一个值的中间结束', en: 'it ends in the middle of a value' },
  json_value: { zh: '不符合 JSON 语法', en: 'it is not written as JSON is' },
  no_object: { zh: '不是 JSON 对象', en: 'not an object' },
  links: { zh: '各次发布只有链接', en: 'its releases are links' },
  versioned: { zh: '是 versioned release', en: 'a versioned release' },
  no_ocid: { zh: '没有 ocid', en: 'no ocid' },
  not_utf8: { zh: '不是 UTF-8', en: 'not UTF-8' },
} as const satisfies Texts

/** What a library of archives, of packed streams or of XML says, in our words. */
export const damageOf = (error: unknown): Text => {
  const { message = '', code = '' } = error as { message?: string; code?: string }
  if (/end of central directory/i.test(message)) return damageTexts.zip_end
  if (code === 'Z_BUF_ERROR' || /unexpected end|unexpected eof/i.test(message)) return damageTexts.cut_short
  if (/too many bytes/i.test(message)) return damageTexts.too_many
  if (/not enough bytes/i.test(message)) return damageTexts.too_few
  if (/unsupported compression/i.test(message)) return damageTexts.method
  if (/incorrect header check/i.test(message)) return damageTexts.not_gzip
  if (/incorrect (data|length) check|crc/i.test(message)) return damageTexts.checksum
  return code.startsWith('Z_') ? damageTexts.packed : damageTexts.zip_shape
}
