import { chineseNumber } from './capital-numerals.js'
import { foldTight, upperAscii } from './fold.js'
import { kept, linking, type Normalised, PLACEHOLDER, QUALITY_MARKS } from './normalised.js'
import { isPlaceholder } from './placeholders.js'

const LABEL = /^(?:(?:注册|办公|联系|通讯)?(?:地址|住所)[:：]?|(?:邮编)?[:：]?\d{6}(?=[\u4e00-\u9fff]))/
const CLUSTER = /集群注册|集中登记|集中办公|托管|商务秘书|秘书公司|虚拟注册|一址多照/
const NOTES = /\([^()]*\)|[【〔[][^【】〔〕[\]]*[】〕\]]/g
const LOOSE = /[,，。.;；:：、'"“”‘’\s]/g
const PROVINCE = new RegExp(
  '^(?:中国|中华人民共和国)?(?:(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾)省' +
    '|(?:内蒙古|广西壮族|西藏|宁夏回族|新疆维吾尔)自治区' +
    '|(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆)(?=[\\u4e00-\\u9fff]{2,6}?[市州盟]))',
)
/**
 * name of a city or county: characters of roads and towns only at its head (路桥, 镇海), or in names known
 * for them
 */
const NAME =
  '(?:新乡|萍乡|桐乡|湘乡|景德镇|鼓楼|钟楼|市中|[^县区市盟旗号][^路街道巷弄村镇乡号院厦园楼县区市盟旗]{0,5}?)'
const COUNTY = `(?:${NAME}(?<![小社园校景厂库业发]|高新)区|${NAME}(?:自治)?县|${NAME}[市旗])`
const CITY = new RegExp(
  `^(?:${NAME}市|[^县区市盟旗号路街]{2,9}?(?:自治州|地区|盟)|(?:杭州|宁波|温州|嘉兴|湖州|绍兴|金华|衢州|舟山|台州|丽水|北京|上海|天津|重庆))(?=${COUNTY})`,
)
/** districts of more than one city: without the city they would be told apart no more, so it stays */
const SHARED_DISTRICTS =
  /^(?:鼓楼|朝阳|城关|新华|桥西|桥东|长安|河东|和平|铁东|铁西|向阳|郊|矿|城|新城|青山|永定|西安|东山|市中|白云|龙华|清河|东风|大通|东兴|城中|城东|城西|城北|兴安|新兴)区/

/**
 * Address in a form that can be compared, down to the door. Province and city go, since many leave them out
 * (a city stays before a district whose name other cities have too); county, town, road, number, building,
 * unit and room stay. Chinese numerals before a unit become digits; 栋 座 号楼 are 幢, 房 is 室, # is 号, a
 * floor beside a room goes. An address that names no number and no building says too little: kept, marked,
 * never links. One that says of itself that firms are registered there in bulk does not link either.
 */
export const address = (text: string): Normalised => {
  const whole = upperAscii(foldTight(text))
  const canonical = doors(regions(whole.replace(LABEL, '').replace(NOTES, '').replace(LOOSE, '')))
  if (canonical === '' || isPlaceholder(canonical)) return PLACEHOLDER
  if (whole.includes('*')) return kept(canonical, QUALITY_MARKS.masked)
  if (CLUSTER.test(whole)) return kept(canonical, QUALITY_MARKS.clusterAddress)
  return hasDoor(canonical) ? linking(canonical) : kept(canonical, QUALITY_MARKS.noDoor)
}

const regions = (text: string): string => {
  const local = text.replace(PROVINCE, '')
  const city = CITY.exec(local)
  if (!city) return local
  const rest = local.slice(city[0].length)
  if (!SHARED_DISTRICTS.test(rest)) return rest
  return city[0].endsWith('市') ? local : `${city[0]}市${rest}`
}

const NUMERAL = /第?([零〇一二两三四五六七八九十百千]+)(?=号|幢|栋|座|楼|层|单元|室|房|弄|组|队|期|#)/g
const STEPS: [RegExp, string][] = [
  [/#(?=楼|幢|栋)/g, '号'],
  [/(?<=\d)#/g, '号'],
  [/([0-9A-Z])(?:号楼|号幢|号栋|栋|座|楼座)/g, '$1幢'],
  [/(\d)(?:楼|F(?![A-Z0-9]))/g, '$1层'],
  [/(\d)(?:房间|房|号室|室号)/g, '$1室'],
  [/(号|幢|单元|层)[-—]+(?=[0-9A-Z])/g, '$1'],
  [/(?<=号|幢|单元|层|大厦|大楼|广场|中心)([A-Z]?\d{2,5}[A-Z]?)$/g, '$1室'],
  [/(?<=幢|单元|号|大厦|大楼|广场|中心)\d{1,2}层(?=[A-Z]?\d{2,5}[A-Z]?室)/g, ''],
]

const doors = (text: string): string => {
  let out = text.replace(NUMERAL, (all, numeral: string) => String(chineseNumber(numeral) ?? all))
  for (const [pattern, replacement] of STEPS) out = out.replace(pattern, replacement)
  return out
}

const DOOR = /[0-9A-Z](?:号|幢|室|弄)|(?:大厦|大楼|广场|中心|公寓|商厦|写字楼)[A-Z]?\d/

const hasDoor = (canonical: string): boolean => DOOR.test(canonical)
