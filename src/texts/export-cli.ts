import type { Texts } from './text.js'

/** What the export, package and verify commands say. */
export const exportCliTexts = {
  export: {
    zh: '导出团伙（可多个；不指定则按级别）供其他工具使用：图、表、图片',
    en: 'Export rings (several, or by level when none is named) for other tools: graphs, tables, pictures',
  },
  optFormat: { zh: '格式', en: 'format' },
  optOut: { zh: '输出文件，- 为标准输出', en: 'file to write, - for stdout' },
  optFtm: { zh: 'FollowTheMoney 版本', en: 'version of FollowTheMoney' },
  optPage: {
    zh: '图片的某一页（图片多页时默认每页一个文件）',
    en: 'one page of a picture (default: a file for each page)',
  },
  optRequester: { zh: '导出人（默认当前系统用户）', en: 'who asks (default: the user logged in)' },
  optPurpose: { zh: '用途，写入导出件', en: 'purpose, written into the file' },
  exported: {
    zh: '{number}：{rings} 个团伙，{nodes} 个节点，{edges} 条边 → {out}',
    en: '{number}: {rings} {rings|ring|rings}, {nodes} nodes, {edges} edges → {out}',
  },
  written: { zh: '已写入 {out}', en: 'Wrote {out}' },
  oneRing: {
    zh: '经服务导出：写一个团伙编号，或用 --level、--all',
    en: 'Through a service: name one ring, or take --level or --all',
  },
} satisfies Texts
