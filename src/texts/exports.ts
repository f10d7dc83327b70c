import type { Text, Texts } from './text.js'

const t = (zh: string, en: string): Text => ({ zh, en })

/** What stands on every file that leaves the building, and the words of its tables. */
export const exportTexts = {
  internal: t('内部资料 注意保存', 'Internal: keep safe'),
  notFinding: t('线索不等于认定', 'A lead is not a finding'),
  title: t('疑似围标串标线索', 'Suspected bid-rigging leads'),
  number: t('编号', 'number'),
  at: t('导出时间', 'exported at'),
  requester: t('导出人', 'requester'),
  purpose: t('用途', 'purpose'),
  masking: t('脱敏', 'masking'),
  masked: t('个人信息已脱敏', 'personal values masked'),
  clear: t('个人信息未脱敏', 'personal values in clear'),
  run: t('检测批次', 'run'),
  version: t('软件版本', 'version'),
  digest: t('数据摘要', 'data digest'),
  dataChanged: t(
    '检测之后数据已有变化：标段与投标取自当前数据，证据取自该次检测',
    'The data have changed since the run: lots and bids are of today, the evidence is of the run',
  ),
  readme: t(
    `{notice}
编号：{number}
导出时间：{at}
导出人：{requester}
脱敏：{masking}
检测批次：{run}（软件版本 {version}，数据摘要 {digest}）

entities.csv：实体，一行一个。导入 i2 时：Id→标识，Type→实体类型，Label→标签，其余为属性。
links.csv：关系，一行一条。FromId/FromType/FromLabel 与 ToId/ToType/ToLabel 为两端，LinkType→关系类型，
Strength→强度（Confirmed 记录所载，Unconfirmed 记录所载待核实，Tentative 系统推断），DateTime→日期，
SourceRef→来源文件与行号，Grade→证据级，Bits→比特数。Maltego 用表格向导读入同一 links.csv。
实体 {nodes} 个，关系 {edges} 条。编码 UTF-8（带 BOM），分隔符为逗号；以 = + - @ 开头的单元格前加了单引号。
`,
    `{notice}
number: {number}
exported at: {at}
requester: {requester}
masking: {masking}
run: {run} (version {version}, data digest {digest})

entities.csv: one entity a row. In an i2 import specification: Id = identity, Type = entity type, Label = label,
the other columns are attributes.
links.csv: one link a row. FromId/FromType/FromLabel and ToId/ToType/ToLabel are the ends, LinkType the type,
Strength (Confirmed as on record, Unconfirmed as on record and still to be checked, Tentative inferred), DateTime the
date, SourceRef file and line, Grade of the evidence, Bits its weight. Maltego reads the same links.csv through its
table wizard.
{nodes} entities, {edges} links. UTF-8 with BOM, comma separated; a cell that would start with = + - @ has a single quote before it.
`,
  ),
  unknownBuyer: t('招标人不详（标段{lot}）', 'buyer unknown (lot {lot})'),
  valueNote: t(
    '投标人之间相同的信息：{value}。线索，待核查。',
    'Shared between bidders: {value}. A lead, to be checked.',
  ),
  maskedNote: t(
    '投标人之间相同的信息（已脱敏）：{value}。线索，待核查。',
    'Shared between bidders (masked): {value}. A lead, to be checked.',
  ),
  ringNote: t(
    '{id}：疑似团伙线索（{level}），角色 {role}，规则 {rules}。线索不等于认定，待核查。',
    '{id}: suspected ring, a lead ({level}); role {role}; rules {rules}. A lead is not a finding; to be checked.',
  ),
} satisfies Texts

/** What an edge of an exported graph says. */
export const EDGE_TEXTS = {
  tie: t('推断联系', 'tie (inferred)'),
  associate: t('松散联系', 'associate (inferred)'),
  holds: t('使用或持有', 'holds'),
  bid: t('投标', 'bid'),
} satisfies Texts

export const NODE_TEXTS = {
  bidder: t('疑似团伙成员', 'member'),
  associate: t('关联单位', 'associate'),
  value: t('共同值', 'shared value'),
  lot: t('标段', 'lot'),
} satisfies Texts

/** Headers of the evidence table: Chinese in files for people, the key in files for programs. */
export const EVIDENCE_COLUMNS = {
  ring: t('团伙编号', 'ring'),
  level: t('级别', 'level'),
  score: t('分值', 'score'),
  item: t('证据序号', 'item'),
  rule: t('规则', 'rule'),
  ruleName: t('规则名称', 'rule name'),
  family: t('证据类别', 'family'),
  grade: t('证据级', 'grade'),
  bits: t('比特数', 'bits'),
  bidderId: t('统一社会信用代码', 'bidder id'),
  bidderName: t('单位名称', 'bidder'),
  role: t('疑似角色', 'role'),
  kind: t('共同值类型', 'kind'),
  value: t('共同值', 'value'),
  pattern: t('情况', 'pattern'),
  columns: t('数据项', 'columns'),
  lots: t('标段', 'lots'),
  firstDay: t('最早日期', 'first day'),
  lastDay: t('最晚日期', 'last day'),
  holders: t('持有单位数', 'holders'),
  of: t('投标人总数', 'bidders in the store'),
  law: t('依据', 'legal basis'),
  exemptions: t('豁免检查', 'exemptions'),
  notes: t('说明', 'notes'),
  rows: t('来源行', 'source rows'),
  number: t('导出编号', 'export number'),
  at: t('导出时间', 'exported at'),
  requester: t('导出人', 'requester'),
  notice: t('提示', 'notice'),
} satisfies Texts
