import type { Text } from './text.js'

/** What each mark of data quality says of a cell; keys are those of QUALITY_MARKS. */
export const qualityTexts = {
  placeholder: { zh: '占位值，按未填写处理', en: 'placeholder: taken as not given' },
  invalidChecksum: { zh: '校验码不符，待核查', en: 'checksum does not fit' },
  lookalikeCode: {
    zh: '疑似将 0、1 写成 O、I，未自动更正',
    en: 'O or I may stand for 0 or 1; not corrected',
  },
  otherDocument: { zh: '非居民身份证号，按其他证件保留', en: 'no identity number: kept as another document' },
  unknownWord: {
    zh: '该列不认识的词，按“其他”或未填写处理，保留原文',
    en: 'word that the column does not know: taken as “other” or not given, text kept',
  },
  zeroAmount: { zh: '金额为 0', en: 'amount is 0' },
  dateOnly: { zh: '只有日期，没有时刻', en: 'date without a time of day' },
  masked: { zh: '已脱敏的值，不作关联', en: 'masked at the source: never links' },
  genericValue: { zh: '通用值，不作关联', en: 'generic value: never links' },
  privateIp: { zh: '内网地址，不作关联', en: 'private address: never links' },
  cgnat: { zh: '运营商共享地址（100.64/10），不作关联', en: 'carrier NAT address (100.64/10): never links' },
  loopback: { zh: '本机回环地址，不作关联', en: 'loopback address: never links' },
  linkLocal: { zh: '链路本地地址，不作关联', en: 'link-local address: never links' },
  reservedIp: { zh: '保留或组播地址，不作关联', en: 'reserved or multicast address: never links' },
  notIp: { zh: '不是 IP 地址', en: 'not an IP address' },
  virtualMac: { zh: '虚拟网卡，不作关联', en: 'virtual network card: never links' },
  randomMac: {
    zh: '随机（本地管理）MAC，不作关联',
    en: 'randomised (locally administered) MAC: never links',
  },
  multicastMac: { zh: '组播 MAC，不作关联', en: 'group MAC: never links' },
  notMac: { zh: '不是 MAC 地址，不作关联', en: 'not a MAC address: never links' },
  volumeSerial: {
    zh: '疑似卷序列号（克隆盘相同），非物理序列号',
    en: 'volume serial (clones share it), not a disk’s own',
  },
  trialLock: { zh: '学习版或试用版锁号，不作关联', en: 'learning or trial lock: never links' },
  emptyFile: { zh: '空文件的散列，不作关联', en: 'digest of an empty file: never links' },
  notPhone: { zh: '不是可识别的电话号码', en: 'not a telephone number that is known here' },
  serviceNumber: { zh: '400/800 或短号，不作关联', en: '400, 800 or short number: never links' },
  switchboard: { zh: '总机分机号', en: 'extension of a switchboard' },
  noAreaCode: { zh: '固话缺区号', en: 'land line without area code' },
  notEmail: { zh: '不是邮箱地址，不作关联', en: 'not an e-mail address: never links' },
  noDoor: { zh: '地址未到门牌，不作关联', en: 'address does not reach the door: never links' },
  clusterAddress: { zh: '集群注册或托管地址，不作关联', en: 'bulk registration address: never links' },
  institution: { zh: '银行、保险、担保等机构，不作关联', en: 'bank, insurer or guarantor: never links' },
  lostDigits: {
    zh: '末尾数字疑似在电子表格中丢失（变为 0），不作关联',
    en: 'last digits lost in a spreadsheet (now zeros): never links',
  },
} as const satisfies Record<string, Text>
