/** Names of people, firms and places. Common surnames and given names come often, so namesakes arise. */
import { identityNumber, mobile } from './identifiers.mjs'

const SURNAMES =
  '王王王李李李张张张刘刘陈陈陈杨黄赵吴吴周周徐徐孙马朱胡郭何高林林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱江尹薛阎段雷侯龙史陶黎贺顾毛郝龚邵乐庄竺应'
const GIVEN =
  '伟 伟 芳 强 磊 军 洋 勇 艳 杰 涛 明 超 建国 建军 建华 志强 国平 海波 海燕 永康 永明 晓东 晓红 小龙 文斌 文军 国强 丽华 丽娟 秀英 桂英 志明 志伟 立新 立军 新华 爱国 红梅 卫东 卫国 家豪 子轩 雨桐 浩然 俊杰 嘉琪 思远 佳怡 舟生 岛平 阿忠 岳明 亚军 亚萍 伯军 忠明 忠良 孝义 善宝 福根 根法 阿毛 松年 和平'.split(
    ' ',
  )
const HEAD =
  '华 宏 恒 鼎 盛 泰 中 东 海 江 金 天 元 正 瑞 昌 兴 建 新 大 万 众 联 四 远 广 永 安 长 光 浙 越 甬 舟 嵘 卓 锦 润 博 腾'.split(
    ' ',
  )
const TAIL =
  '达 业 源 泰 信 诚 力 宇 茂 隆 通 峰 鑫 丰 基 成 城 创 和 瑞 科 邦 辉 磐 岳 洲 固 艺 禾 建'.split(' ')
const PLACES = '临屿 东岬 青浦湾 石桥 南岸 北仓 云溪 长涂 白沙 西泽 龙港湾 清河口 松岭 梅山 双桥 古塘'.split(
  ' ',
)
const ROADS =
  '人民路 解放路 海天大道 沿港路 建设路 文化路 环城南路 工业大道 兴港路 体育路 望海路 学林路'.split(' ')

export const surname = (r) => SURNAMES[r.int(0, SURNAMES.length - 1)]
export const givenName = (r) => r.pick(GIVEN)

/** A person with an identity number and a phone; the surname may be given (relatives). */
export function person(r, region, family) {
  const name = (family ?? surname(r)) + givenName(r)
  return { name, idNo: identityNumber(r, region), phone: mobile(r) }
}

/** n counties of one prefecture: code, name. */
export function counties(r, n) {
  const names = r.sample(PLACES, n)
  return names.map((name, i) => ({ code: `3309${String(i * 3 + 2).padStart(2, '0')}`, name: `${name}县` }))
}

export const firmCore = (r) => r.pick(HEAD) + r.pick(TAIL)

/** The full name of a firm of a trade; `style` decides on the form. */
export function firmName(r, core, place, suffix) {
  const town = place.replace('县', '')
  const form = r.next()
  if (form < 0.5) return `${town}${core}${suffix}有限公司`
  if (form < 0.75) return `浙江${core}${suffix}有限公司`
  return form < 0.9 ? `${core}${suffix}（${town}）有限公司` : `舟山市${core}${suffix}有限公司`
}

export const street = (r, county) => `${county.name}${r.pick(ROADS)}${r.int(1, 400)}号`
export const room = (r) => `${r.int(1, 9)}幢${r.int(1, 20)}0${r.int(1, 9)}室`
export const software = (r) => r.pick(['品茗', '广联', '新点', '博微', '宏业'])
