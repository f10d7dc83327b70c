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
  nobody: { zh: '没有记录', en: 'no entry tells of it' },
  optOut: { zh: '写到此文件夹或文件', en: 'write to this folder or file' },
  whole: {
    zh: '审计日志：{entries} 条记录、{checkpoints} 个检查点，均前后相符',
    en: 'audit log: {entries} entries and {checkpoints} checkpoints, all as they were written',
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
    en: 'anchor {path}: {notes} checkpoints, the last up to entry {size}',
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
    en: '{n} entries came after the last outside checkpoint: nothing outside vouches for them yet',
  },
  head: {
    zh: '共 {size} 条，树根 {root}',
    en: '{size} entries, root {root}',
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
