import type { Text, Texts } from './text.js'

const t = (zh: string, en: string): Text => ({ zh, en })

/** The evidence package: its dossier, its README, and what `verify` says. */
export const packageTexts = {
  package: t(
    '生成一个团伙的证据包（卷宗、工作簿、图、来源行、清单与签名）',
    'Make the evidence package of a ring: dossier, workbook, graphs, source rows, signed manifest',
  ),
  verify: t(
    '核验证据包：未改动时退出码为 0；并由所附来源行重新推导每项证据',
    'Verify a package: exit 0 only when untouched; derives every fact again from the enclosed rows',
  ),
  optUnmask: t('个人信息不脱敏（须同时给出 --purpose）', 'personal values in clear (needs --purpose)'),
  optWithoutRows: t(
    '来源行一行也附不上时仍然生成，并在卷宗首页注明',
    'make the package though no source row can be enclosed; its first page says so',
  ),
  rowsMissing: t(
    '未附任何来源行：卷宗首页已注明',
    'No source row is enclosed: the dossier’s first page says so',
  ),
  optRoot: t('原始文件所在目录（可多次）', 'folder where the imported files lie now (may be repeated)'),
  optKey: t('签名公钥须为此指纹', 'fingerprint that the signing key must have'),
  needPurpose: t('不脱敏须说明用途：请加 --purpose', 'To unmask, state the purpose with --purpose'),
  packaged: t(
    '{number}：{files} 个文件 → {out}；签名公钥指纹 {fingerprint}',
    '{number}: {files} {files|file|files} → {out}; key fingerprint {fingerprint}',
  ),
  sourceNote: t('来源文件 {file}：{state}', 'source {file}: {state}'),

  original: t('原始字节', 'original bytes'),
  'as-read': t('按读取的单元格（非独立 CSV 文件）', 'cells as read (the file is no CSV by itself)'),
  masked: t('按读取的单元格，个人信息已替换', 'cells as read, personal ones replaced'),
  unreadable: t(
    '原文件不在原处或无法读取，未附来源行',
    'the file is not where it was or cannot be read: no rows enclosed',
  ),
  changed: t(
    '原文件与导入时不同（SHA-256 不符），未附来源行',
    'the file is not the one imported (SHA-256 differs): no rows enclosed',
  ),

  readme: t(
    `证据包 {number}
{notice}

团伙 {ring}；导出人 {requester}；用途 {purpose}；{masking}。
dossier.docx 卷宗；workbook.xlsx 证据工作簿；ring.* 图与表；rows/ 来源行；evidence.json 可重新推导的证据；
manifest.json 全部文件的 SHA-256 与 SM3；manifest.sig 对 manifest.json 的 Ed25519 签名；public-key.pem 公钥。

核验：biaojian verify 文件.zip [--key 指纹]
签名公钥指纹（应通过其他渠道核对）：{fingerprint}
`,
    `Evidence package {number}
{notice}

Ring {ring}; requester {requester}; purpose {purpose}; {masking}.
dossier.docx; workbook.xlsx; ring.* graphs and tables; rows/ source rows; evidence.json what can be derived again;
manifest.json SHA-256 and SM3 of every file; manifest.sig Ed25519 signature of manifest.json; public-key.pem its key.

To verify: biaojian verify FILE.zip [--key FINGERPRINT]
Fingerprint of the signing key (compare it by another way): {fingerprint}
`,
  ),
  noPurpose: t('未说明', 'not stated'),

  intact: t(
    '未改动：{files} 个文件，清单签名有效',
    'Untouched: {files} {files|file|files}, the manifest’s signature is valid',
  ),
  ofRelease: t(
    '放行 {release} · 第 {copy} 份，共 {copies} 份 · 收件 {addressee} · {at}',
    'release {release} · copy {copy} of {copies} · to {addressee} · {at}',
  ),
  copyIntact: t(
    '未改动：{file} 即经审核的文件，放行单签名有效',
    'Untouched: {file} is the file that was decided, the signature of its release is valid',
  ),
  altered: t('核验未通过', 'Not verified'),
  fingerprint: t('签名公钥指纹 {fingerprint}', 'key fingerprint {fingerprint}'),
  pinned: t('（与指定指纹一致）', '(the one asked for)'),
  notPinned: t(
    '（未指定 --key：请核对该指纹是否为对方公布的）',
    '(no --key: compare it with the one its owner published)',
  ),
  about: t(
    '编号 {number} · 团伙 {ring} · {madeAt} · 导出人 {requester} · 检测 {run}',
    'number {number} · ring {ring} · {madeAt} · requester {requester} · run {run}',
  ),
  derived: t(
    '由所附来源行重新推导：{holds} 项成立，{fails} 项不成立，{notDerived} 项无法推导',
    'Derived again from the enclosed rows: {holds} hold, {fails} do not, {notDerived} cannot be',
  ),
  factLine: t('证据 {item} {rule}：{why} {what}', 'fact {item} {rule}: {why} {what}'),

  notCanonical: t('文件结构或内容与打包时不同', 'the file is not, byte for byte, what was packed'),
  otherTime: t('条目时间与打包时间不符', 'the entries have another time than the package'),
  noManifest: t('缺少清单', 'no manifest'),
  badManifest: t('清单无法读取', 'the manifest cannot be read'),
  noKey: t('缺少公钥或公钥无效', 'no valid public key'),
  badSignature: t('清单签名无效', 'the manifest’s signature is not valid'),
  otherKey: t('清单所载指纹与公钥不符', 'the manifest names another key'),
  pinnedKey: t('签名公钥不是指定的那一把', 'not signed by the key asked for'),
  missingFile: t('缺少文件', 'file missing'),
  extraFile: t('多出文件', 'file not listed'),
  changedFile: t('文件与清单不符', 'file differs from the manifest'),
  badRows: t('来源行无法读取', 'source rows cannot be read'),
  badClaims: t('evidence.json 无法读取', 'evidence.json cannot be read'),

  memberWithoutValue: t(
    '所附行中以下成员没有该值：',
    'in the enclosed rows these members do not hold the value:',
  ),
  lotWithoutValue: t('所附行中以下标段没有该值：', 'in the enclosed rows the value is not on these lots:'),
  rarity: t('比特数与稀有度不符：', 'the bits do not follow from the rarity:'),
  population: t('投标人总数与清单不符：', 'the number of bidders is not the manifest’s:'),
  patternDiffers: t('按所附行计算结果不同：', 'from the enclosed rows it comes out otherwise:'),
  rowsNotEnclosed: t('来源行未附或不全', 'its source rows are not (all) enclosed'),
  pattern: t(
    '行为特征须由全部数据计算，不能由所附行推导',
    'a pattern that needs the whole market, not the enclosed rows',
  ),
  withheld: t('该值对导出人不予显示', 'the value is withheld from the requester'),

  dossierTitle: t('疑似串通投标线索卷宗', 'Dossier of a suspected bid-rigging lead'),
  sectionSummary: t('一、基本情况', 'I. Summary'),
  sectionMembers: t('二、成员', 'II. Members'),
  sectionPicture: t('四、关系图', 'IV. Picture'),
  sectionEvidence: t('五、证据', 'V. Evidence'),
  sectionDoubts: t('七、反证与可以排除的情形', 'VII. What weakens it and what would clear it'),
  sectionLaw: t('八、法条与阈值核对', 'VIII. Statutes and thresholds'),
  sectionGaps: t('九、未能评估的事项', 'IX. Not evaluated'),
  sectionNext: t('十、建议的下一步核查', 'X. What to check next'),
  sectionSources: t('十二、来源文件', 'XII. Source files'),
  pictureTitle: t('图1 成员与共同值', 'Figure 1: members and what they share'),
  membersTable: t('表1 成员', 'Table 1: members'),
  evidenceTable: t('表3 证据', 'Table 3: evidence'),
  lawTable: t('表6 核对单', 'Table 6: check sheet'),
  sourceTable: t('表7 来源文件', 'Table 7: source files'),
  headNumber: t('序号', 'no.'),
  headFact: t('事实', 'fact'),
  headGrade: t('证据级', 'grade'),
  headBids: t('投标', 'bids'),
  headWins: t('中标', 'wins'),
  headWho: t('单位', 'bidders'),
  headRows: t('行数', 'rows'),
  headState: t('附入方式', 'enclosed as'),
  allMembers: t('全部{n}家成员', 'all {n} members'),
  gapLine: t('{rule} {name}：缺少 {missing}。', '{rule} {name}: {missing} missing.'),
  nothingMissing: t('本次检测没有因缺少数据而未评估的规则。', 'No rule lacked data.'),
} satisfies Texts
