import type { Texts } from './text.js'

/** What the command `graph` says, and the page for whoever runs the server. */
export const graphTexts = {
  graph: {
    zh: '服务器上的图：导出、认领、补齐',
    en: 'The graph on a server: export, adopt, bring up to date',
  },
  export: {
    zh: '把整个库写成 neo4j-admin 能批量载入的文件',
    en: 'Write the whole store as files that neo4j-admin loads in bulk',
  },
  optFor: { zh: '供哪个工具使用：neo4j-admin', en: 'for which tool: neo4j-admin' },
  adopt: {
    zh: '认领由本文件夹的导出文件载入的服务器：核对编号、摘要和数量',
    en: 'Take over a server that was loaded from this folder: checks id, digest and counts',
  },
  push: {
    zh: '在线补齐服务器上的图（必要时先送出本文件夹的数据）',
    en: 'Bring the graph on the server up to date online (sends the folder’s records first where it has none)',
  },
  join: {
    zh: '让新文件夹成为服务器上某个库的又一个客户端',
    en: 'Make a new folder one more client of the store on the server',
  },
  needsNeo4j: {
    zh: '此命令需要 BIAOJIAN_ENGINE=neo4j',
    en: 'This command needs BIAOJIAN_ENGINE=neo4j',
  },
  needsTool: {
    zh: '只支持 --for neo4j-admin',
    en: 'Only --for neo4j-admin is known',
  },
  exported: {
    zh: '已写入 {dir}（摘要 {digest}）。下一步见其中的 README.md',
    en: 'Written to {dir} (digest {digest}). Its README.md says what comes next',
  },
  adopted: {
    zh: '已认领：{bids} 份投标，服务器与本文件夹一致',
    en: 'Adopted: {bids} {bids|bid|bids}, server and folder agree',
  },
  pushing: { zh: '补齐图', en: 'graph' },
  pushed: { zh: '图与数据一致', en: 'The graph shows the whole record' },
  joined: { zh: '{dir} 现为库 {id} 的客户端', en: '{dir} is now a client of store {id}' },
  behind: {
    zh: '数据已导入，检测可用；服务器上的图还缺 {bids} 份投标（共 {of} 份）。批量载入快数倍：\n  biaojian graph export --for neo4j-admin 文件夹\n然后按其 README.md 载入并运行 biaojian graph adopt；或在线补齐：biaojian graph push',
    en: 'Imported, and ready for detection; the graph on the server lacks {bids} {bids|bid|bids} of {of}. A bulk load is several times as fast:\n  biaojian graph export --for neo4j-admin DIR\nthen load it as its README.md says and run biaojian graph adopt; or bring it up online: biaojian graph push',
  },
  readme: {
    zh: `# 标鉴：批量载入 Neo4j

本文件夹是一个完整的库（编号 {id}，摘要 {digest}），供 Neo4j 5 的 neo4j-admin 使用（社区版即可）。

1. 停止数据库。目标数据库必须为空；不要在原有数据上加 --overwrite-destination，那会删除原有数据。
2. 在本文件夹中执行：\`neo4j-admin database import full neo4j @args.txt\`
   （文件名都在本文件夹内；把 neo4j 换成所用的数据库名。内存：堆之外约需 1–2 GB。）
   载入中断的数据库不可用：请换一个空的数据目录重来。
3. 启动数据库。
4. 在库文件夹所在的机器上执行：\`biaojian graph adopt --store 库文件夹\`
   它建立约束和索引（每百万份投标约一至两分钟），核对编号、摘要和数量，一致后方可使用。

文件中有姓名、身份证号等原始数据：载入后请删除本文件夹。
`,
    en: `# Biaojian: bulk load into Neo4j

This folder is one whole store (id {id}, digest {digest}) for neo4j-admin of Neo4j 5; Community will do.

1. Stop the database. It must be empty; do not use --overwrite-destination on data that is needed: it deletes them.
2. In this folder: \`neo4j-admin database import full neo4j @args.txt\`
   (all names are files of this folder; in place of neo4j the name of your database. Memory: about 1–2 GB beside the heap.)
   A load that was cut off leaves a database that cannot be used: begin again with an empty data folder.
3. Start the database.
4. On the machine with the store folder: \`biaojian graph adopt --store DIR\`
   It makes constraints and indexes (one to two minutes a million bids) and checks id, digest and counts before anything is used.

The files hold names and identity numbers as they were read: delete this folder after the load.
`,
  },
} as const satisfies Texts
