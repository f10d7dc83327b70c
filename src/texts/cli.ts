import type { Texts } from './text.js'

/** What the command line says beside its data: descriptions, headings, notes. */
export const cliTexts = {
  program: {
    zh: '标鉴：从交易平台的投标数据中找出疑似围标串标团伙，并给出可核查的证据。输出的是线索，不是认定。',
    en: 'Biaojian: suspected bid-rigging rings in a trading platform’s data, each with evidence that can be checked. It yields leads, never findings.',
  },
  import: {
    zh: '导入文件（文件夹、ZIP、CSV、XLSX、OCDS）',
    en: 'Import files (folder, ZIP, CSV, XLSX, OCDS)',
  },
  check: {
    zh: '与 import 相同，但不写入：先看会接受、合并、隔离多少行',
    en: 'The same as import without writing: what would be accepted, merged, quarantined',
  },
  store: { zh: '查看、校验或清空数据库', en: 'Show, digest or empty the store' },
  rules: {
    zh: '列出规则：问题、公式、依据、豁免、默认参数',
    en: 'List the rules: question, formula, legal basis, exemptions, default settings',
  },
  detect: {
    zh: '运行检测：证据 → 关联 → 群组 → 疑似团伙',
    en: 'Run detection: evidence → ties → communities → suspected rings',
  },
  rings: {
    zh: '列出疑似团伙（红、黄；--all 含绿）',
    en: 'List suspected rings (red and yellow; green with --all)',
  },
  pairs: {
    zh: '列出同投过的投标人对，最值得看的在前',
    en: 'List pairs of bidders that met on a lot, best first',
  },
  pairsTitle: { zh: '同投投标人对', en: 'Pairs of bidders that meet' },
  noPairs: { zh: '没有两家在同一标段投标', en: 'No two bidders met on a lot' },
  morePairs: {
    zh: '另有 {n} 对未列出（--limit，--json）',
    en: '{n} more pairs are not shown (--limit, --json)',
  },
  strataUnknown: {
    zh: '缺少以下列，各按一层计：{columns}',
    en: 'Columns that are missing, each taken as one stratum: {columns}',
  },
  bidderA: { zh: '投标人甲', en: 'bidder' },
  bidderB: { zh: '投标人乙', en: 'bidder' },
  joint: { zh: '同投', en: 'joint' },
  chance: { zh: 'p', en: 'p' },
  falseDiscovery: { zh: 'q', en: 'q' },
  lift: { zh: '提升', en: 'lift' },
  prices: { zh: '报价', en: 'prices' },
  namesHeld: {
    zh: '数据库正被其他程序使用：团伙以外单位只显示代码（可用 --server）',
    en: 'Another program holds the store: firms outside the ring are shown by their codes (--server knows their names)',
  },
  explain: {
    zh: '说明一个疑似团伙：成员、证据、反证、待核查',
    en: 'Explain one suspected ring: members, evidence, what weakens it, what to check',
  },
  path: {
    zh: '两个投标人（或人员、设备、账户）之间最短的事实链',
    en: 'Shortest chains of facts between two bidders, or a person, device or account',
  },
  bidder: {
    zh: '查看一个投标人，或按名称（含曾用名）查找',
    en: 'Show one bidder, or search by part of a name or former name',
  },
  serve: { zh: '启动 HTTP API', en: 'Serve the HTTP API' },
  start: {
    zh: '首次体验：库为空时导入自带的县域市场，检测，列出前几名，启动 API',
    en: 'First look: import the bundled market when the store is empty, detect, print the top rings, serve the API',
  },
  generate: { zh: '生成带真值的模拟市场', en: 'Write a synthetic market with its truth' },
  evaluate: {
    zh: '与真值比较：成对、成员、团伙的准确率和召回率',
    en: 'Compare with known truth: precision and recall of pairs, members, rings',
  },
  doctor: { zh: '检查本机是否支持', en: 'Tell what this machine supports' },
  keys: { zh: '管理 API 密钥', en: 'Manage API keys' },
  template: { zh: '写出可填写的 Excel 模板', en: 'Write a workbook to fill in' },
  quality: {
    zh: '数据质量报告：缺失、占位、无效、去重，以及因缺列不能评估的规则',
    en: 'Data quality: missing, placeholder, invalid, distinct, and the rules that cannot be evaluated for want of a column',
  },
  quarantine: { zh: '列出被隔离的行及原因', en: 'List quarantined rows with their reasons' },
  completion: { zh: '输出 shell 补全脚本', en: 'Print a shell completion script' },

  optStore: {
    zh: '数据库目录（环境变量 BIAOJIAN_STORE，默认 ./biaojian-data）',
    en: 'store folder (env BIAOJIAN_STORE, default ./biaojian-data)',
  },
  optServer: {
    zh: '通过运行中的服务操作，如 http://127.0.0.1:8321（环境变量 BIAOJIAN_SERVER；密钥取自 BIAOJIAN_API_KEY）',
    en: 'work through a running service, as http://127.0.0.1:8321 (env BIAOJIAN_SERVER; its key from BIAOJIAN_API_KEY)',
  },
  noServer: {
    zh: '该命令不能通过服务操作：它只使用本机（可用 --server 的命令：import、detect、rings、explain、bidder、path）',
    en: 'This command cannot work through a service: it uses this machine alone (import, detect, rings, explain, bidder and path take --server)',
  },
  uploading: { zh: '正在上传', en: 'Uploading' },
  noRingsRight: {
    zh: '检测已完成；所用密钥无权查看运行记录和疑似团伙。',
    en: 'The detection is done. The key may not see the run or its rings.',
  },
  optLang: {
    zh: '语言 zh 或 en（环境变量 BIAOJIAN_LANG，否则按系统区域）',
    en: 'language, zh or en (env BIAOJIAN_LANG, else the locale)',
  },
  optJson: { zh: '以 JSON 输出', en: 'print JSON' },
  optQuiet: { zh: '不输出进度和提示', en: 'no progress and no notes' },
  optMapping: { zh: '外来文件的映射（docs/mapping.md）', en: 'mapping for foreign files (docs/mapping.md)' },
  optWorkers: {
    zh: '工作线程数（结果与线程数无关）',
    en: 'worker threads (the result does not depend on it)',
  },
  optSeed: { zh: '随机种子', en: 'seed' },
  optControl: {
    zh: '随机对照次数：另在随机重分的市场里检测，给出“仅凭偶然会列出多少个”（不写次数为 2）',
    en: 'markets dealt by chance to detect in as well, which says how many rings chance alone would list (2 if no number is given)',
  },
  runWarnings: { zh: '检测提示：', en: 'Warnings of the run:' },
  optCommunities: { zh: '群组算法', en: 'community algorithm' },
  optSettings: { zh: '参数文件（未知的键会被拒绝）', en: 'settings file (unknown keys are refused)' },
  optAll: { zh: '含绿色群组', en: 'green groups too' },
  optLevel: { zh: '只列出该级别', en: 'only this level' },
  optFailOn: { zh: '达到该级别时退出码为 3', en: 'exit with 3 when a ring of this level or above is listed' },
  optLimit: { zh: '最多列出几条', en: 'how many to list' },
  optDigest: { zh: '输出内容摘要（一行十六进制）', en: 'print the digest of the contents, one hex line' },
  optVerify: {
    zh: '由存储重新计数（摘要、共用值的投标人对、同场次数），并与检测所用的市场数据比对',
    en: 'count anew in the store (digest, pairs by shared values and by lots met on) and compare with what detection reads',
  },
  verifyDigest: {
    zh: '内容摘要：记录为 {kept}，重新计得 {recounted}',
    en: 'digest: kept {kept}, counted anew {recounted}',
  },
  verifyValues: {
    zh: '投标中使用过相同值的投标人对：{pairs} 对，其中 {differing} 对与存储的计数不符',
    en: 'pairs of bidders that used the same values in bids: {pairs}, of which the store counts {differing} differently',
  },
  verifyLots: {
    zh: '在同一标段投标的投标人对：{pairs} 对，其中 {differing} 对与存储的计数不符',
    en: 'pairs of bidders that bid on the same lots: {pairs}, of which the store counts {differing} differently',
  },
  verifyPair: {
    zh: '{a}、{b}：存储计 {store}，市场数据为 {market}',
    en: '{a}, {b}: {store} in the store, {market} in the market',
  },
  optClear: { zh: '清空数据库', en: 'empty the store' },
  optYes: { zh: '确认', en: 'yes, really' },
  optPort: { zh: '端口，0 为任意空闲端口', en: 'port, 0 for any free one' },
  optHost: {
    zh: '监听地址（非本机地址须先配置密钥）',
    en: 'address to listen on (other than loopback only with API keys)',
  },
  optOut: { zh: '输出位置', en: 'where to write' },
  optBidders: { zh: '投标人数', en: 'how many bidders' },
  optLots: { zh: '标段数', en: 'how many lots' },
  optRings: {
    zh: '植入的团伙数，0 为没有团伙的市场',
    en: 'how many rings to plant; 0 = a market without any',
  },
  optDecoys: { zh: '貌似团伙的无辜群体数', en: 'how many look-alikes to plant' },
  optDirty: { zh: '不规范单元格的比例（0–0.1）', en: 'share of untidy cells, 0 to 0.1' },
  optGaps: { zh: '整列留空，如 bids.mac,bids.ip', en: 'columns left empty throughout, as bids.mac,bids.ip' },
  optVaried: {
    zh: '各种比率从种子中大范围抽取，并加入众多投标人共用的正当服务',
    en: 'draw every rate widely from the seed, and add innocent services that many bidders share',
  },
  optHeaders: { zh: '表头语言', en: 'language of the headers' },
  optEncoding: { zh: '文件编码', en: 'encoding of the files' },
  optTruth: { zh: '真值文件', en: 'truth file' },

  needYes: {
    zh: '清空会删除全部导入数据和检测结果：请加 --yes 确认',
    en: 'Emptying deletes all imported data and all runs: add --yes to confirm',
  },
  cleared: { zh: '已清空 {dir}', en: 'Emptied {dir}' },
  imported: {
    zh: '读取 {read} 行 = 接受 {accepted} + 合并 {merged} + 隔离 {quarantined}',
    en: 'Read {read} rows = accepted {accepted} + merged {merged} + quarantined {quarantined}',
  },
  checked: { zh: '（仅检查，未写入）', en: '(check only, nothing written)' },
  quarantineFiles: { zh: '隔离的行写在：', en: 'Quarantined rows are in:' },
  unknownColumns: { zh: '{file}：未知列已保留：{columns}', en: '{file}: unknown columns kept: {columns}' },
  noted: { zh: '{file}：{note}', en: '{file}: {note}' },
  reasonOf: {
    zh: '  {column}{reason}：{rows} 行，如第 {line} 行{value}',
    en: '  {column}{reason}: {rows} rows, e.g. line {line}{value}',
  },
  reasonsTitle: { zh: '{file}：隔离原因', en: '{file}: why rows are quarantined' },
  skipped: { zh: '跳过 {file}：{reason}', en: 'Skipped {file}: {reason}' },
  rejected: { zh: '未能读取 {file}：{error}', en: 'Rejected {file}: {error}' },
  resolved: { zh: '{n} 条待定投标找到了标段', en: '{n} pending bids found their lot' },
  noRun: { zh: '还没有检测结果：请先运行 biaojian detect', en: 'No run yet: run `biaojian detect` first' },
  noRings: { zh: '没有红色或黄色的疑似团伙。', en: 'No suspected ring at red or yellow.' },
  greenHidden: {
    zh: '另有 {n} 个绿色群组仅作背景，用 --all 查看。',
    en: '{n} green groups are kept for context: --all shows them.',
  },
  ringsTitle: { zh: '疑似围标串标团伙（线索，待核查）', en: 'Suspected rings (leads, to be checked)' },
  notFinding: { zh: '线索不等于认定。', en: 'A lead is not a finding.' },
  detected: {
    zh: '检测完成：红 {red} · 黄 {yellow} · 绿 {green}，用时 {seconds} 秒',
    en: 'Detected: {red} red · {yellow} yellow · {green} green in {seconds} s',
  },
  notEvaluated: {
    zh: '因缺少数据不能评估（不等于没有问题）：',
    en: 'Not evaluated for want of data (which is not the same as not flagged):',
  },
  listening: {
    zh: '服务地址 {url} （接口文档 {url}/docs，Ctrl-C 结束）',
    en: 'Listening on {url} (API docs at {url}/docs, Ctrl-C ends)',
  },
  importingBundled: {
    zh: '数据库为空：导入自带的模拟县域市场 datasets/county …',
    en: 'The store is empty: importing the bundled synthetic county market, datasets/county …',
  },
  tryExplain: {
    zh: '查看证据：npx biaojian explain {id}',
    en: 'See the evidence: npx biaojian explain {id}',
  },
  level: { zh: '级别', en: 'level' },
  red: { zh: '红', en: 'red' },
  yellow: { zh: '黄', en: 'yellow' },
  green: { zh: '绿', en: 'green' },
  id: { zh: '编号', en: 'id' },
  score: { zh: '分值', en: 'score' },
  members: { zh: '成员', en: 'members' },
  lots: { zh: '标段', en: 'lots' },
  amount: { zh: '中标额（万元）', en: 'won (10k)' },
  why: { zh: '主要证据', en: 'main evidence' },
  hub: {
    zh: '公用值（持有人过多，不作关联，待人工复核）',
    en: 'Hub values (too many holders to tie anybody, for review)',
  },
  noPath: { zh: '没有找到事实链', en: 'No chain of facts found' },
  secretOnce: { zh: '密钥（只显示这一次）：', en: 'Secret (shown this once):' },
  preparing: { zh: '为检测准备市场数据 {share}%', en: 'Preparing the market for detection {share}%' },
  rate: {
    zh: '{what} {share}% · {rate} 行/秒 · 剩余 {left}',
    en: '{what} {share}% · {rate} rows/s · {left} left',
  },
} satisfies Texts
