import type { Texts } from './text.js'

/** The audit log on the command line. */
export const auditTexts = {
  audit: { zh: '审计日志：核验、签署检查点、证明、查询', en: 'The audit log: verify, sign, prove, ask' },
  verify: {
    zh: '核验审计日志：编号、前后相接、哈希树、签名、外部锚点（0 无误；1 被改动；3 未与外部锚点比对）',
    en: 'Verify the audit log: numbers, chain, hash tree, signatures, outside anchors (0 sound; 1 tampered with; 3 no outside anchor)',
  },
  optAnchor: {
    zh: '外部锚点（文件夹或文件，可多个；另加配置中的锚点）',
    en: 'outside anchors, folders or files, beside those of the configuration',
  },
  checkpoint: {
    zh: '签署检查点，并写到各锚点；--out 另写一份（如 U 盘）',
    en: 'Sign a checkpoint and write it to the anchors; with --out also there (a USB stick, say)',
  },
  who: {
    zh: '谁看过、动过某一对象：ring|bidder|lot|run|report 等及其编号',
    en: 'Who saw or changed a thing: ring, bidder, lot, run, report …, and its id',
  },
  prove: {
    zh: '输出一条记录的证明（JSON）：不看日志也能核对它在已签署的检查点之下',
    en: 'Print the proof of one entry (JSON): whoever has it can check the entry without the log',
  },
  checkProof: {
    zh: '核对一份证明（不需要存储；0 成立，1 不成立）',
    en: 'Check such a proof; needs no store (0 holds, 1 does not)',
  },
  exported: {
    zh: '逐行输出日志原文（JSONL）',
    en: 'Print entries as they lie in the log, a line each (JSONL)',
  },
  optKey: {
    zh: '另行得到的公钥（checkpoint 给出）',
    en: 'the key as you have it from elsewhere (checkpoint prints it)',
  },
  optFrom: { zh: '起始编号', en: 'from this number' },
  optTo: { zh: '截止编号', en: 'up to this number' },
  proofHolds: {
    zh: '第 {seq} 条记录在已签署的检查点之下，内容如下',
    en: 'entry {seq} lies under the signed checkpoint and reads',
  },
  proofWrong: {
    zh: '第 {seq} 条记录的证明不成立：{why}',
    en: 'the proof of entry {seq} does not hold: {why}',
  },
  ownKey: {
    zh: '未给出 --key：核对用的是证明自带的公钥 {word}，须与另行得到的比对',
    en: 'Without --key it was checked against the key that it names itself, {word}: compare that with the one you have from elsewhere',
  },
  proofDefects: {
    note: { zh: '其中的检查点不是检查点', en: 'its checkpoint is none' },
    signature: { zh: '检查点不是用这一公钥签署', en: 'its checkpoint is not signed by this key' },
    path: { zh: '记录内容与检查点不符', en: 'the entry is not the one under the checkpoint' },
  } satisfies Texts,
  clear: {
    zh: '明文查看统计：某日起每人每日看到的明文个人信息条数（默认列出一日超过 50 条的）',
    en: 'Values seen in clear: by person and day, those above 50 a day unless told',
  },
  optAbove: { zh: '一日超过多少条', en: 'those above so many a day' },
  optSince: { zh: '自某日起', en: 'from this day on' },
  search: {
    zh: '查询日志：按人、对象、操作、结果、时间，新的在前',
    en: 'Search the log by who, what, act, outcome, time; latest first',
  },
  optWho: { zh: '用户或密钥编号', en: 'id of a user or key' },
  optWhat: { zh: '对象类别：ring、lot、bidder、item 等', en: 'ring, lot, bidder, item …' },
  optId: { zh: '对象编号', en: 'id of the thing' },
  optAct: { zh: '操作：read、unmask、export、login、deny 等', en: 'read, unmask, export, login, deny …' },
  optOutcome: { zh: '结果：allowed、denied、failed、unchanged', en: 'allowed, denied, failed, unchanged' },
  optUntil: { zh: '至某时刻（不含）', en: 'until this instant' },
  optLimit: { zh: '最多几条', en: 'so many at most' },
  bundle: {
    zh: '输出交给见证方的材料：最新检查点，及其与见证方上次所见相接的证明',
    en: 'Print what a witness is handed: the last checkpoint, and what shows that it goes on from the one it saw last',
  },
  optSeen: {
    zh: '见证方上次所见的条数（0 为初次）',
    en: 'entries under the checkpoint that it saw last; 0 = none yet',
  },
  witness: {
    zh: '在另一台机器上见证（材料由标准输入读入）：核对日志是接着上次所见写的，加签并记住（1 为不签）',
    en: 'Witness a log on another machine, from a bundle on the standard input: check that it goes on from what was seen last, sign, remember (1 = not signed)',
  },
  optState: { zh: '见证方记事文件，初次时生成', en: 'what the witness remembers; made the first time' },
  optWitnessFile: {
    zh: '见证方私钥文件（PEM），初次时生成',
    en: 'key of the witness (PEM); made the first time',
  },
  optLogKey: {
    zh: '初次见证时日志的公钥（audit checkpoint 给出）',
    en: 'the first time: key of the log, as audit checkpoint prints it',
  },
  optWitnessName: { zh: '见证方名称', en: 'name of the witness' },
  witnessed: {
    zh: '已见证至第 {size} 条；核对见证签名用的公钥：{word}',
    en: 'witnessed up to entry {size}; key to check this signature with: {word}',
  },
  witnessDefects: {
    note: { zh: '不予见证：材料中没有检查点', en: 'Not signed: the bundle holds no checkpoint' },
    signature: {
      zh: '不予见证：检查点不是用所知的公钥签署',
      en: 'Not signed: the checkpoint is not signed by the key that is known',
    },
    since: {
      zh: '不予见证：材料须自第 {size} 条起（--since {size}）',
      en: 'Not signed: the bundle must start from {size} entries (--since {size})',
    },
    shrunk: {
      zh: '不予见证：日志少于上次所见的 {size} 条',
      en: 'Not signed: the log has fewer than the {size} entries that were seen',
    },
    inconsistent: {
      zh: '不予见证：日志不是接着上次所见的 {size} 条写的',
      en: 'Not signed: the log does not go on from the {size} entries that were seen',
    },
  } satisfies Texts,
  optWitnessed: {
    zh: '见证方加签的检查点文件，作为外部锚点',
    en: 'checkpoint that a witness has signed, taken as an outside anchor',
  },
  optWitnessKey: { zh: '见证方公钥（witness 给出）', en: 'key of the witness, as witness prints it' },
  optArchives: {
    zh: '同时核对此文件夹中的日志归档',
    en: 'look at the archives of pruned entries in this folder too',
  },
  archiveDefects: {
    unknown: { zh: '不是本日志移出的归档', en: 'it is no archive of this log' },
    signature: { zh: '签名不是本存储的密钥所签', en: 'it is not signed by the key of this store' },
    changed: { zh: '内容与移出时不一致', en: 'it is not what was taken out' },
  } satisfies Texts,
  prune: {
    zh: '移出旧记录：原文移入签名归档，哈希留在日志（三人：审计管理员提出，系统管理员执行，纪检监察见证）',
    en: 'Take old entries out into a signed archive; their hashes stay (three persons: the audit administrator asks, the system administrator runs it, the commission looks on)',
  },
  optBefore: {
    zh: '移出此日之前的记录（须早于 183 天前）',
    en: 'entries before this day, at least 183 days ago',
  },
  optArchive: { zh: '归档写到此文件夹', en: 'folder for the archive' },
  optBy: { zh: '执行的系统管理员', en: 'the system administrator who runs it' },
  optWitness: {
    zh: '见证的纪检监察人员（负责人或日志员）',
    en: 'who looks on, a leader or log reader of the commission',
  },
  nothingToPrune: {
    zh: '此日之前没有可移出的记录（须有检查点并已写到各锚点）',
    en: 'Nothing before that day can go: it takes a checkpoint, written to each anchor',
  },
  prunedTo: { zh: '已移出 {n} 条，归档 {file}', en: '{n} {n|entry|entries} taken out, archive {file}' },
  prunedSince: {
    zh: '其中 {n} 条原文已移入归档',
    en: 'the bodies of {n} of them were taken out into archives',
  },
  unended: {
    zh: '第 {seq} 条 {act} 已开始，未见其结束的记录：中途被终止，或仍在进行',
    en: 'entry {seq}: {act} was begun, and no entry tells how it ended: it was killed, or is still at work',
  },
  nobody: { zh: '没有记录', en: 'no entry tells of it' },
  optOut: { zh: '写到此文件夹或文件', en: 'write to this folder or file' },
  whole: {
    zh: '审计日志：{entries} 条记录、{checkpoints} 个检查点，均前后相符',
    en: 'audit log: {entries} {entries|entry|entries} and {checkpoints} {checkpoints|checkpoint|checkpoints}, all as they were written',
  },
  wrongAt: {
    zh: '审计日志被改动：第 {seq} 条：{what}',
    en: 'the audit log is not what it was: entry {seq}: {what}',
  },
  notCompared: {
    zh: '未与外部锚点比对：整段截去、清空或用被盗密钥重签都无法发现。请设置 audit.anchors 或用 --anchor 指明',
    en: 'Not compared with an outside anchor: a log that was cut, emptied or signed anew with a stolen key cannot be told from a sound one. Set audit.anchors or give --anchor',
  },
  anchorGood: {
    zh: '锚点 {path}：{notes} 个检查点，末一个到第 {size} 条',
    en: 'anchor {path}: {notes} {notes|checkpoint|checkpoints}, the last up to entry {size}',
  },
  anchorEmpty: {
    zh: '锚点 {path}：没有本存储的检查点',
    en: 'anchor {path}: no checkpoint of this store',
  },
  anchorUnread: { zh: '锚点 {path} 读不到：{message}', en: 'anchor {path} cannot be read: {message}' },
  anchorFailed: {
    zh: '审计日志的检查点未能写到锚点 {path}：{message}（下次再写）',
    en: 'a checkpoint of the audit log could not be written to the anchor {path}: {message} (it will be tried again)',
  },
  beyond: {
    zh: '末一个外部检查点之后还有 {n} 条记录，尚无外部佐证',
    en: '{n} {n|entry|entries} came after the last outside checkpoint: nothing outside vouches for them yet',
  },
  head: {
    zh: '共 {size} 条，树根 {root}',
    en: '{size} {size|entry|entries}, root {root}',
  },
  checkpointWritten: { zh: '检查点已写到 {path}', en: 'checkpoint written to {path}' },
  verifier: { zh: '验证签名用的公钥：{word}', en: 'key to check the signature with: {word}' },
  defects: {
    unreadable: { zh: '文件读不出（{where}）', en: 'the file cannot be read ({where})' },
    number: {
      zh: '该编号缺失，其处为第 {where} 条',
      en: 'the number is missing, entry {where} stands there',
    },
    chain: { zh: '与前一条不相接', en: 'it does not follow the entry before it' },
    leaf: { zh: '内容与其哈希不符', en: 'its bytes are not those of its hash' },
    index: {
      zh: '查询索引与记录内容不符',
      en: 'the index by which entries are found tells something else',
    },
    pruned: {
      zh: '此处起的记录被移出，而第 {where} 条没有如实记载',
      en: 'entries from here on were taken out, and entry {where} does not say so',
    },
    unsigned: { zh: '此处应有检查点而没有', en: 'the checkpoint that was made here is gone' },
    checkpoint: {
      zh: '检查点（{where}）与记录对不上：所覆盖的记录缺失，或并非在此签署',
      en: 'a checkpoint ({where}) has no such entries under it, or was not made here',
    },
    signature: {
      zh: '检查点不是由本存储的密钥签署',
      en: 'the checkpoint is not signed by the key of this store',
    },
    root: { zh: '记录与已签署的检查点不符', en: 'the entries are not those that were signed' },
    'anchor-signature': {
      zh: '锚点 {where} 中的检查点不是由本存储的密钥签署：密钥可能被换',
      en: 'the note at {where} is not signed by the key of this store: the key may have been replaced',
    },
    'anchor-root': {
      zh: '记录与锚点 {where} 所存不符',
      en: 'the entries are not those that the anchor {where} knows',
    },
    cut: {
      zh: '锚点记有 {where} 条，此后的记录已不在日志中',
      en: 'an anchor knows {where} entries, and the log no longer has them',
    },
  } satisfies Texts,
}
