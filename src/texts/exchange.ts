import { t } from './text.js'

/** Files between networks that do not meet. */
export const exchangeTexts = {
  about: t('不连通网络之间的线索交换文件', 'files that carry leads between networks that do not meet'),
  key: t(
    '本库的公钥及指纹（交对方登记，口头核对指纹）',
    'the key of this store and its fingerprint, for others to know its files by',
  ),
  trust: t('登记对方单位的公钥', 'take in files of an office that are signed with a key'),
  list: t('列出发出和收到的交换文件', 'list files that were sent and received'),
  export: t(
    '导出线索，或（--reply）对收到的线索的办理反馈',
    'write a lead as a file, or with --reply what came of one that was received',
  ),
  file: t('保存一件已生成的文件', 'save a file that was made'),
  import: t(
    '导入交换文件：按序、一次；被改动、缺号、非本单位的不接受',
    'take a file in: in order, once; refused where altered, out of order, or for another office',
  ),
  optTo: t('对方单位', 'office in the other network'),
  optOut: t('输出文件', 'file to write'),
  optNote: t('附言', 'a note'),
  optReply: t('办理反馈', 'what came of it'),
  heads: {
    way: t('方向', 'way'),
    peer: t('对方', 'with'),
    n: t('序号', 'no.'),
    id: t('编号', 'id'),
    kind: t('类别', 'kind'),
    lead: t('线索', 'lead'),
    at: t('时间', 'at'),
  },
  ways: { out: t('发出', 'sent'), in: t('收到', 'received') },
  kinds: { lead: t('线索', 'lead'), reply: t('反馈', 'reply') },
  trusted: t(
    '已登记 {office} 的公钥，指纹 {fingerprint}',
    'Files of {office} are taken in; fingerprint {fingerprint}',
  ),
  written: t('已生成 {id}：发往 {to} 的第 {n} 件，{file}', 'Wrote {id}, number {n} for {to}: {file}'),
  waits: t(
    '{id}（发往 {to} 的第 {n} 件）已生成，未取得文件。重取：exchange file {id} --out {out}；须放行的：release draft /exchange/{id}/file --to {to} --reason 事由，放行后 release take 放行编号 --out {out}。再次导出将是下一件',
    '{id}, number {n} for {to}, is made; its file did not come. Ask again: exchange file {id} --out {out}. Where it takes a release: release draft /exchange/{id}/file --to {to} --reason WHY, then release take ID --out {out}. Another export makes the next one',
  ),
  saved: t('已保存 {id}：{file}', 'Saved {id}: {file}'),
  stamped: t('放行 {release}，第 {copy} 份，共 {copies} 份', 'By release {release}, copy {copy} of {copies}'),
  unstamped: t('该文件没有放行标记', 'The file has no stamp of a release'),
  taken: {
    made: t('{from} 第 {n} 件：已立线索 {lead}', 'Number {n} of {from}: made the lead {lead}'),
    attached: t('{from} 第 {n} 件：已并入线索 {lead}', 'Number {n} of {from}: said of the lead {lead}'),
    replied: t(
      '{from} 第 {n} 件：线索 {lead} 的反馈已登记',
      'Number {n} of {from}: a reply about the lead {lead}',
    ),
    known: t(
      '{from} 第 {n} 件此前已导入（{lead}），未作变更',
      'Number {n} of {from} was taken in before ({lead}): nothing changed',
    ),
  },
}
