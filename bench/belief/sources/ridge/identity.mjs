/** Values that name people, firms and machines. Region 3399xx is unassigned, so no number is real. */

const CODE = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const ORG = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const DIGITS = '0123456789'
const HEX = '0123456789ABCDEF'
const SURNAMES = [
  ...'王李张刘陈杨黄吴赵周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈',
]
const GIVEN = [
  ...[
    '伟',
    '芳',
    '敏',
    '静',
    '丽',
    '强',
    '磊',
    '军',
    '洋',
    '勇',
    '艳',
    '杰',
    '娟',
    '涛',
    '明',
    '超',
    '霞',
    '平',
    '刚',
    '燕',
  ],
  ...[
    '建国',
    '建华',
    '国强',
    '志强',
    '秀英',
    '桂英',
    '海燕',
    '晓东',
    '文斌',
    '海波',
    '伟明',
    '建军',
    '志明',
    '丽华',
    '春梅',
  ],
  ...[
    '浩然',
    '子轩',
    '佳怡',
    '雨桐',
    '一鸣',
    '立新',
    '永康',
    '国平',
    '爱民',
    '少华',
    '红梅',
    '学军',
    '冬梅',
    '金龙',
    '玉兰',
  ],
  ...[
    '宏伟',
    '卫东',
    '晓明',
    '小红',
    '振华',
    '世杰',
    '家豪',
    '雪松',
    '光明',
    '利民',
    '德胜',
    '成龙',
    '文静',
    '慧敏',
    '思远',
  ],
]

/** Check character of an organisation code (GB 11714). */
const orgCheck = (body) => {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2]
  let sum = 0
  for (let i = 0; i < 8; i++) sum += ORG.indexOf(body[i]) * weights[i]
  return ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'X'][(11 - (sum % 11)) % 11]
}

/** A unified social credit code with both its check characters right (GB 32100). */
export const creditCode = (r, region) => {
  const org = `MA${r.text(CODE, 6)}`
  const check = orgCheck(org)
  if (!CODE.includes(check)) return creditCode(r, region)
  const body = `91${region}${org}${check}`
  let sum = 0
  let weight = 1
  for (const char of body) {
    sum += CODE.indexOf(char) * weight
    weight = (weight * 3) % 31
  }
  return body + CODE[(31 - (sum % 31)) % 31]
}

/** An identity number with its check digit right (GB 11643). */
export const personId = (r) => {
  const day = String(r.int(1, 28)).padStart(2, '0')
  const month = String(r.int(1, 12)).padStart(2, '0')
  const body = `3399${r.text(DIGITS, 2)}${r.int(1958, 1999)}${month}${day}${r.text(DIGITS, 3)}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  let sum = 0
  for (let i = 0; i < 17; i++) sum += Number(body[i]) * weights[i]
  return body + '10X98765432'[sum % 11]
}

export const personName = (r) => r.zipf(SURNAMES) + r.pick(GIVEN)
export const phone = (r) =>
  r.pick(['135', '138', '139', '150', '158', '177', '186', '189']) + r.text(DIGITS, 8)

/** A person; `phone` is the private mobile. */
export const person = (r) => ({ name: personName(r), id: personId(r), phone: phone(r) })

const words = (r, n) => {
  let out = ''
  for (let i = 0; i < n; i++)
    out += Math.floor(r.u() * 4294967296)
      .toString(16)
      .padStart(8, '0')
  return out
}

export const fileHash = (r) => words(r, 4)
export const guid = (r) => {
  const hex = words(r, 4)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

export const publicIp = (r) =>
  `${r.pick([60, 61, 115, 122, 124, 183, 218, 220])}.${r.int(1, 254)}.${r.int(0, 254)}.${r.int(2, 253)}`
export const bankAccount = (r) => `${r.pick(['1207', '3310', '1989', '5719', '9535'])}${r.text(DIGITS, 12)}`
export const account = (r) => `${r.pick(['tb', 'zj', 'yh', 'u'])}${r.text(DIGITS, 8)}`
export const dongle = (r) => `${r.pick(['A', 'P', 'ZJ'])}${r.text(DIGITS, 10)}`
export const caSerial = (r) => r.text(HEX, 16)
export const email = (r) =>
  `${r.text('abcdefghijklmnopqrstuvwxyz', 6)}${r.text(DIGITS, 3)}@${r.pick(['qq.com', '163.com', '126.com', 'sina.com'])}`

/** A computer as the bid tool reads it. */
export const machine = (r) => ({
  mac: [
    r.pick(['8C-EC', 'D8-BB', '00-E0', '54-E1', '98-FA', 'F4-8E']),
    ...[1, 2, 3, 4].map(() => r.text(HEX, 2)),
  ].join('-'),
  cpu: `BFEBFBFF${r.text(HEX, 8)}`,
  disk: `${r.pick(['WD-WCC', 'S3Z', 'ST1000', 'K1P'])}${r.text(CODE, 9)}`,
  board: `${r.pick(['/', 'PF', 'L1', '.'])}${r.text(CODE, 11)}`,
  code: r.text(HEX, 20),
})

/** A workplace from which bids are made: a machine with what goes with it. */
export const desk = (r) => {
  const worker = person(r)
  return {
    machine: machine(r),
    ip: publicIp(r),
    account: account(r),
    lock: dongle(r),
    worker,
    phone: worker.phone,
    email: email(r),
    bank: bankAccount(r),
    payer: worker.name,
  }
}
