import type { Text } from './text.js'

/**
 * Messages of errors in both languages, `{1}`, `{2}` … where a value stands. Errors are written in English,
 * as the API gives them, and cross threads and the network as text: the command line says them in Chinese by
 * this list. A test holds that no message of the source is missing here.
 */
export const errorTexts: readonly Text[] = [
  {
    en: '{1} parts of what was asked are not as they must be',
    zh: '请求中有 {1} 处不符合要求',
  },
  { en: 'Invalid input: expected {1}, received {2}', zh: '应为 {1}，实为 {2}' },
  { en: 'Invalid input: expected {1}', zh: '应为 {1}' },
  { en: 'Invalid input', zh: '内容有误' },
  { en: 'Invalid option: expected one of {1}', zh: '应为以下之一：{1}' },
  { en: 'Invalid string: must match pattern {1}', zh: '应符合格式 {1}' },
  { en: 'Too small: expected {1} to have {2}', zh: '过短：{1} 应有 {2}' },
  { en: 'Too big: expected {1} to have {2}', zh: '过长：{1} 应有 {2}' },
  { en: 'Too small: expected {1} to be {2}', zh: '过小：{1} 应为 {2}' },
  { en: 'Too big: expected {1} to be {2}', zh: '过大：{1} 应为 {2}' },
  { en: 'Unrecognized key: {1}', zh: '不接受该项：{1}' },
  { en: 'Unrecognized keys: {1}', zh: '不接受这些项：{1}' },
  { en: '"{1}" is no day: write 2026-03-01', zh: '“{1}”不是日期，请写作 2026-03-01' },
  { en: '"{1}" is no year: write 2026', zh: '“{1}”不是年份，请写作 2026' },
  { en: '"{1}" is no instant', zh: '“{1}”不是时刻' },
  { en: '"{1}" has no time of day: write 2026-03-01T09:00', zh: '“{1}”没有时刻，请写作 2026-03-01T09:00' },
  { en: '"{1}" names no seat: write O-zj/handler', zh: '“{1}”不是岗位写法，请写作 O-zj/handler' },
  {
    en: 'There is no office "{1}" with a capacity on {2}: {3}',
    zh: '{2} 没有在任职责的单位“{1}”，现有：{3}',
  },
  { en: 'Name one of the capacities of "{1}": {2}', zh: '请指明“{1}”的哪一项职责：{2}' },
  { en: 'There is no position "{1}": {2}', zh: '没有岗位“{1}”，现有：{2}' },
  {
    en: 'This is told of the whole market alone, which the seat does not see',
    zh: '此项只就全部市场而言，本岗位所见仅为其中一部分',
  },
  {
    en: 'A passphrase of the room has {1} characters at least',
    zh: '专责室口令至少 {1} 个字符',
  },
  {
    en: 'The room is closed: two leaders open it by their passphrases',
    zh: '专责室未打开：须由两名负责人各以口令打开',
  },
  {
    en: 'These passphrases do not open the room: both are to be given again',
    zh: '口令不能打开专责室：两人均须重新输入',
  },
  {
    en: 'The room is open: its key lies in a file',
    zh: '专责室已打开：密钥在文件中',
  },
  {
    en: 'The room is open already',
    zh: '专责室已经打开',
  },
  {
    en: 'Another leader holds the passphrase of the room',
    zh: '专责室口令由其他负责人保管',
  },
  {
    en: 'The lock of the room does not open',
    zh: '专责室的口令锁打不开',
  },
  {
    en: 'Cannot write the lock of the restricted room',
    zh: '无法写入专责室的口令锁',
  },
  {
    en: 'Cannot read the lock of the restricted room: it is damaged',
    zh: '无法读取专责室的口令锁：已损坏',
  },
  {
    en: 'This cannot be done with {1} now, or not by you: {2}',
    zh: '{1} 目前不能如此办理，或不由您办理：{2}',
  },
  {
    en: 'There is no sieve "{1}"',
    zh: '没有过筛件“{1}”',
  },
  {
    en: '"{1}" acts for nobody of the commission',
    zh: '“{1}”不是纪检监察机关的岗位',
  },
  {
    en: 'The service gives no session',
    zh: '服务没有给出会话',
  },
  {
    en: 'The service answers {1}',
    zh: '服务返回 {1}',
  },
  {
    en: 'Once there are users this is had in the console or over HTTP, which ask who it is for',
    zh: '已有用户后，此项须在控制台或通过接口取得，由其核实身份',
  },
  {
    en: 'Say who works with the case data: --as LOGIN, which asks password and code',
    zh: '请说明由谁办理案件数据：--as 登录名（询问密码和动态码）',
  },
  {
    en: 'Cannot read officials from {1}: {2}',
    zh: '无法从 {1} 读取公职人员：{2}',
  },
  {
    en: 'The two passphrases that were typed are not the same',
    zh: '两次输入的口令不一致',
  },
  { en: 'This is no ZIP', zh: '不是 ZIP 文件' },
  { en: 'Name a resource, a ring, a lot or an item', zh: '请指明资源、团伙、标段或事项之一' },
  {
    en: 'Why a ring, lot or item is seen is for the security administrator to ask',
    zh: '具体团伙、标段、事项的可见原因由安全管理员查询',
  },
  { en: 'Name the item that the act is about', zh: '请指明办理的事项' },
  { en: 'There is no act "{1}" of {2}', zh: '{2} 没有办理动作“{1}”' },
  { en: 'The last day of a key lies before today: {1}', zh: '密钥的截止日早于今天：{1}' },
  {
    en: 'Industries of a key are some of its capacity: name the capacity',
    zh: '密钥的行业须在其职责之内：请指明职责',
  },
  { en: 'The capacity "{1}" has no industry {2}', zh: '职责“{1}”没有行业 {2}' },
  { en: 'There is no capacity "{1}" in force on {2}', zh: '{2} 没有在任的职责“{1}”' },
  { en: 'The capacity of the API key is over', zh: 'API 密钥所属职责已终止' },
  { en: 'The API key waits to be approved', zh: 'API 密钥待负责人批准' },
  { en: 'The API key is over: its last day has passed', zh: 'API 密钥已过期' },
  { en: 'The API key is not for this address', zh: 'API 密钥不得从此地址使用' },
  {
    en: '"{1}" is no address and no network such as 10.1.0.0/16',
    zh: '“{1}”不是地址或网段（如 10.1.0.0/16）',
  },
  {
    en: 'A key has a role, or a capacity whose role it has: name one of them',
    zh: '密钥须指明角色或职责之一',
  },
  { en: 'There is no key "{1}" that waits to be approved', zh: '没有待批准的密钥“{1}”' },
  {
    en: 'A key is approved by a leader of coordination, the commission or the office that it is for, who did not make it',
    zh: '密钥由综合协调、纪检监察或所属单位的负责人批准，且不得是创建人',
  },
  { en: 'There is no key "{1}"', zh: '没有密钥“{1}”' },
  { en: 'Keys are made and revoked by the security administrator', zh: '密钥由安全管理员创建和撤销' },
  { en: 'A key is approved by a leader', zh: '密钥由负责人批准' },
  {
    en: 'A grant needs the document it rests on',
    zh: '授权须写明依据文件',
  },
  { en: 'The same waits already to be decided: {1}', zh: '同样的申请已在待批：{1}' },
  { en: 'There is no grant "{1}"', zh: '没有授权申请“{1}”' },
  { en: 'There is no session "{1}"', zh: '没有会话“{1}”' },
  { en: 'Nobody asks for a grant to oneself', zh: '不得为本人申请授权' },
  {
    en: 'For a user asks the system administrator, or the leader of the user’s office',
    zh: '为用户申请授权的，须是系统管理员或其所在单位负责人',
  },
  {
    en: 'Cases are opened by leaders of coordination, the commission or the police; restricted ones by the commission',
    zh: '案件由综合协调、纪检监察或公安的负责人开放；限制类案件由纪检监察开放',
  },
  {
    en: '"{1}" is no office that acts by case: J, K, I or F',
    zh: '“{1}”不是按案授权的单位（检察、法院、巡察、财政）',
  },
  { en: 'A case is opened for {1} days at most: until {2}', zh: '案件最多开放 {1} 天，即至 {2}' },
  {
    en: 'This is not for you to do, or not any more: {1} of {2}',
    zh: '此项不由您办理，或已不能办理：{2} 的 {1}',
  },
  { en: 'Refusing takes a reason', zh: '退回须说明理由' },
  {
    en: 'Another release took the number {1} meanwhile: draft it again',
    zh: '编号 {1} 已被另一份放行件占用，请重新起草',
  },
  { en: '{1} was decided meanwhile', zh: '{1} 已由他人办结' },
  {
    en: 'The account "{1}" is locked or disabled: unlock it first',
    zh: '账号“{1}”已锁定或停用，请先解锁',
  },
  {
    en: 'Grants are asked for and decided by users in a seat',
    zh: '授权由在岗用户申请和审批',
  },
  {
    en: 'Cannot open what the room keeps: its key is another, or it is damaged',
    zh: '无法打开专责室的内容：密钥不符或已损坏',
  },
  { en: 'Cannot write the key of the restricted room', zh: '无法写入专责室的密钥' },
  { en: 'Cannot use the key of the restricted room: it is damaged', zh: '专责室的密钥已损坏，无法使用' },
  { en: 'The restricted room does not answer', zh: '专责室没有响应' },
  {
    en: 'This takes a code of the second factor, five minutes old at most: POST /api/v1/session/proof',
    zh: '此操作须先输入动态码（五分钟内有效）：POST /api/v1/session/proof',
  },
  {
    en: '{1} takes a code of the second factor, five minutes old at most',
    zh: '{1} 须先输入动态码（五分钟内有效）',
  },
  {
    en: 'The code is wrong or used, or the account is locked for a while',
    zh: '动态码有误或已用过，或账号暂时锁定',
  },
  {
    en: 'That seat is not one of your own, or not in force',
    zh: '该岗位不是本人岗位，或不在任期内',
  },
  { en: 'This is for users who logged in by name', zh: '此项仅供以用户名登录者使用' },
  {
    en: 'No signed checkpoint covers {1} entries (biaojian audit checkpoint)',
    zh: '没有覆盖 {1} 条记录的检查点（biaojian audit checkpoint）',
  },
  {
    en: 'A witness that has seen nothing yet is told the key of the log: --log-key',
    zh: '初次见证须给出日志的公钥：--log-key',
  },
  { en: 'Cannot read {1}: it is no state of a witness', zh: '无法读取 {1}：不是见证方的记事文件' },
  {
    en: 'The standard input holds no bundle: biaojian audit bundle',
    zh: '标准输入中没有见证材料：biaojian audit bundle',
  },
  { en: '"{1}" is no key of a witness: --witness-key', zh: '“{1}”不是见证方公钥：--witness-key' },
  { en: '{1} is not signed by the witness {2}', zh: '{1} 没有见证方 {2} 的签名' },
  { en: 'Entries of the last {1} days stay in the log', zh: '最近 {1} 天的记录须留在日志中' },
  {
    en: 'Three persons prune the log: --as, --by and --witness',
    zh: '移出日志须三人：--as、--by 和 --witness',
  },
  {
    en: 'The witness is a leader or log reader of the commission',
    zh: '见证人须为纪检监察的负责人或日志员',
  },
  {
    en: 'The log as a whole is for the audit administrator',
    zh: '日志整体由审计管理员查看',
  },
  { en: 'There is nothing here for this seat', zh: '本岗位在此无内容' },
  { en: 'The bytes of "{1}" are not those that were drafted', zh: '“{1}”的内容与起草时不一致' },
  { en: '"{1}" is no JSON: {2}', zh: '“{1}”不是 JSON：{2}' },
  { en: 'There is no release "{1}"', zh: '没有放行事项“{1}”' },
  { en: 'Copies are for the office that drafted it', zh: '只有起草单位可以领取' },
  { en: '{1} is not released, or its days are over', zh: '{1} 未放行，或已过领取期限' },
  { en: 'All copies of {1} are taken: {2}', zh: '{1} 的 {2} 份均已领取' },
  {
    en: 'Releases take a seat in an office: log in, or try one with X-Act-As',
    zh: '放行须以单位岗位办理：请登录，或以 X-Act-As 试用岗位',
  },
  {
    en: '{1} {2} does not say what its file takes to leave',
    zh: '{1} {2} 未说明其文件外发须经何种放行',
  },
  {
    en: 'Nothing leaves by {1} {2}: a file of a report, ring or letter does',
    zh: '{1} {2} 不产生外发文件：报告、团伙导出、证据包、函件才是',
  },
  { en: 'The file has {1} bytes: a release holds {2}', zh: '文件有 {1} 字节，一项放行最多 {2} 字节' },
  { en: 'The file could not be made: {1}', zh: '未能生成文件：{1}' },
  {
    en: 'A file leaves once it is released: POST /api/v1/releases. Without it, state in X-Purpose which case of yours a draft is for (ref=LD-2026-000123;why=…)',
    zh: '文件经放行方可外发：POST /api/v1/releases。本单位自用草稿请在 X-Purpose 中写明本人承办的事项（ref=LD-2026-000123;why=…）',
  },
  {
    en: 'Where people log in, keys of programs see personal values masked',
    zh: '已有用户登录时，程序密钥只见脱敏的个人信息',
  },
  {
    en: 'Say for which item of work: X-Purpose: ref=LD-2026-000123;why=… (percent-encoded)',
    zh: '请写明所办事项：X-Purpose: ref=LD-2026-000123;why=…（百分号编码）',
  },
  {
    en: 'More than {1} values in clear in a day: the next day, or another person',
    zh: '一日内明文已超过 {1} 条：请次日再看，或由他人办理',
  },
  { en: 'The purpose refers to {1}, which whoever asks does not handle', zh: '用途所指的 {1} 不由本人承办' },
  { en: 'The purpose refers to {1}, which is closed', zh: '用途所指的 {1} 已办结' },
  { en: 'Whoever asks stays out of {1}', zh: '本人已回避 {1}' },
  {
    en: 'What is asked for is no ring, lot or bidder of {1}: open it by itself, from the item',
    zh: '所查看的不是 {1} 所涉的团伙、标段或投标人：请从该事项中单独打开',
  },
  { en: 'An item such as {1} shows nothing in clear', zh: '{1} 这类事项不提供明文' },
  { en: '{1} is decided: {2} does not lead from its state', zh: '{1} 已审结，不能再 {2}' },
  { en: '{1} is not as it was looked at: read it again', zh: '{1} 与所审阅的不一致，请重新读取' },
  { en: 'It is not the turn of this seat to {1} {2}', zh: '现在不由本岗位对 {2} 进行 {1}' },
  {
    en: 'Another person must {1} {2}: this one drafted it or decided before',
    zh: '须由另一人对 {2} 进行 {1}：本人已起草或审核过',
  },
  { en: 'Cannot read the matrix in {1}', zh: '无法读取权限表 {1}' },
  { en: 'There is no resource "{1}": {2}', zh: '没有资源“{1}”，现有：{2}' },
  { en: 'There is no class of fields "{1}": {2}', zh: '没有字段类别“{1}”，现有：{2}' },
  { en: 'The user "{1}" has no seat today', zh: '用户“{1}”今日没有岗位' },
  { en: 'Seats are tried on the machine itself', zh: '只能在本机试用岗位' },
  {
    en: 'Seats are tried on the machine itself while there are neither users nor keys: log in, or send a key',
    zh: '只有在本机、且尚无用户和密钥时才能试用岗位：请登录或出示密钥',
  },
  {
    en: 'Seats are tried only while there are neither users nor keys',
    zh: '只有在尚无用户和密钥时才能试用岗位',
  },
  {
    en: 'This command works in a seat only through a service: add --server URL',
    zh: '本命令只能经服务试用岗位：请加 --server 网址',
  },
  {
    en: 'Line {1} of the matrix is no line of {2} cells of it',
    zh: '权限表第 {1} 行不是表中有 {2} 格的一行',
  },
  { en: 'Line {1} of the matrix: "{2}" is none of {3}', zh: '权限表第 {1} 行：“{2}”不在下列之中：{3}' },
  { en: 'Line {1} of the matrix: "{2}" is no cell such as M/C', zh: '权限表第 {1} 行：“{2}”应写作 M/C 之类' },
  { en: 'Items {1} follow no definition {2} of this program', zh: '本程序没有事项 {1} 的定义 {2}' },
  { en: 'There is no term {1} on {2}', zh: '{2} 没有期限 {1}' },
  { en: 'The seat has no group "{1}": {2}', zh: '该岗位没有待办组“{1}”，现有：{2}' },
  { en: 'There is no colour "{1}": {2}', zh: '没有颜色“{1}”，现有：{2}' },
  { en: 'Name a bidder or a lot that the lead is about', zh: '请指明线索所涉的企业或标段' },
  { en: 'Say what it is about in ten letters or more', zh: '请写明内容（不少于 10 字）' },
  { en: 'An entry that waits for the audit log is damaged', zh: '待写入审计日志的一条记录已损坏' },
  { en: 'There is no pack "{1}"', zh: '没有材料“{1}”' },
  { en: 'There is no spot check "{1}"', zh: '没有抽查“{1}”' },
  { en: 'Spot check "{1}" was drawn already', zh: '抽查“{1}”已经抽取' },
  { en: 'Spot check "{1}" is not drawn yet', zh: '抽查“{1}”尚未抽取' },
  {
    en: 'The second number of spot check "{1}" is for another person to give',
    zh: '抽查“{1}”的第二个数须由另一人给出',
  },
  { en: 'Say why some are drawn more often than others', zh: '请说明为何有的抽取比例更高' },
  { en: 'There is nothing to draw from between {1} and {2}', zh: '{1} 至 {2} 之间没有可抽取的对象' },
  {
    en: 'Cannot draw from {1}: {2} at most, choose fewer days',
    zh: '名单有 {1} 个，最多 {2} 个，请缩短期间',
  },
  { en: 'Cannot plan a spot check: {1}: {2}', zh: '无法固定抽查名单：{1}：{2}' },
  { en: '"{1}" is no number of 4 to 40 digits', zh: '“{1}”不是 4—40 位数字' },
  { en: 'There is no kind of pack "{1}": {2}', zh: '没有这类材料“{1}”，现有：{2}' },
  { en: 'This seat makes packs of its own office alone', zh: '本岗位只能生成本单位的材料' },
  { en: '"{1}" is no window of a pack: {2}', zh: '“{1}”不是材料的时段，应为：{2}' },
  { en: 'A pack for a meeting is of all offices', zh: '会商材料只就全县生成' },
  { en: 'There is no table in {1}', zh: '{1} 中没有表格' },
  { en: 'A file has at most {1} rows here', zh: '此处文件至多 {1} 行' },
  { en: 'The mapping of the file of alerts is no JSON', zh: '预警文件的对照不是 JSON' },
  { en: 'The mapping of the file of alerts: {1}: {2}', zh: '预警文件的对照：{1}：{2}' },
  { en: '{1} has no column "{2}": {3}', zh: '{1} 没有“{2}”列，现有：{3}' },
  {
    en: '{1} needs columns of ids, colours and lots; it has: {2}. Name them in a mapping',
    zh: '{1} 须有预警编号、等级、标段编号三列，现有：{2}。请在对照中注明',
  },
  { en: 'Alerts of the province are taken in by coordination', zh: '省平台预警由工作协调机构导入' },
  {
    en: 'Numbers, key projects, tags and colours are put in by coordination',
    zh: '编号对照、重点项目、标签和颜色口径由工作协调机构登记',
  },
  { en: 'Name one of ring, lot and item', zh: '团伙、标段、事项三者只能指定一个' },
  {
    en: 'Name the lots on which the rules found what the lead is of',
    zh: '请写明规则在哪些标段上有发现（线索所依据的标段）',
  },
  { en: 'The last run found nothing by {1} on {2}', zh: '最近一次运行按规则 {1} 在 {2} 上没有发现' },
  { en: 'The key is no Ed25519 public key (PEM)', zh: '该文件不是 Ed25519 公钥（PEM）' },
  { en: 'The exchange file was altered: its signature does not hold', zh: '交换文件被改动：签名不成立' },
  { en: 'The exchange file cannot be read: {1}: {2}', zh: '交换文件无法读取：{1}：{2}' },
  { en: 'This is no exchange file, or it was cut or altered', zh: '这不是交换文件，或被截断、改动' },
  { en: 'The exchange file is signed by nobody known here: {1}', zh: '交换文件的签名者未在本处登记：{1}' },
  {
    en: 'The exchange file says it is of {1}; its key is that of {2}',
    zh: '交换文件自称来自 {1}，而其密钥属于 {2}',
  },
  { en: 'The exchange file is for {1}, not for {2}', zh: '交换文件发往 {1}，而非 {2}' },
  { en: 'Another exchange file of {1} came under the number {2}', zh: '{1} 的第 {2} 件此前已收到另一份文件' },
  {
    en: 'The exchange file of {1} is number {2}: number {3} is missing',
    zh: '{1} 的这份交换文件是第 {2} 件，缺第 {3} 件',
  },
  {
    en: 'The exchange file of {1} follows another one than came before it',
    zh: '{1} 的这份交换文件所接的上一件与已收到的不同',
  },
  {
    en: 'The exchange file has a colour that is none here: "{1}"',
    zh: '交换文件中的颜色“{1}”本处没有',
  },
  {
    en: 'The exchange file replies to {1}, which was never sent to {2}',
    zh: '交换文件反馈的是 {1}，而它从未发往 {2}',
  },
  { en: "{1} is another office's: its host sends it", zh: '{1} 属其他单位：由其承办单位发出' },
  { en: 'There is no office "{1}" to send it to', zh: '没有可发往的单位“{1}”' },
  {
    en: '{1} came by no exchange file: there is nothing to reply to',
    zh: '{1} 不是交换文件带来的，无从反馈',
  },
  { en: 'There is no exchange file "{1}"', zh: '没有交换文件“{1}”' },
  {
    en: 'A file leaves a service by a release: make it there (POST /exchange)',
    zh: '文件须经放行离开服务：请在服务中生成（POST /exchange）',
  },
  {
    en: 'No policy of colours of version {1} waits to be approved',
    zh: '没有待批准的第 {1} 版颜色口径',
  },
  {
    en: 'A policy of colours is approved by another person than proposed it',
    zh: '颜色口径须由提出者以外的另一人批准',
  },
  {
    en: 'Leads changed since version {1} was proposed: propose it again',
    zh: '第 {1} 版口径提出后线索已有变化，请重新提出',
  },
  { en: '{1} has no policy of colours: it is no JSON', zh: '{1} 中没有颜色口径：不是 JSON 文件' },
  { en: '{1} has no policy of colours: {2}: {3}', zh: '{1} 中没有颜色口径：{2}：{3}' },
  {
    en: 'A policy of colours is approved by a leader of coordination',
    zh: '颜色口径由工作协调机构分管负责人批准',
  },
  { en: 'There is no kind "{1}": {2}', zh: '没有类别“{1}”，现有：{2}' },
  { en: 'There is no {1} "{2}" with a colour', zh: '没有有颜色的{1}“{2}”' },
  { en: 'There is no tag "{1}": {2}', zh: '没有标签“{1}”：可用 {2}' },
  {
    en: 'A tag cannot end on {1} before it begins on {2}',
    zh: '标签止日 {1} 早于起日 {2}',
  },
  { en: 'Cannot read the tag: {1}', zh: '无法读取标签：{1}' },
  {
    en: 'A look alone is done on the store itself: leave --server out',
    zh: '只检查须在库上进行：请去掉 --server',
  },
  { en: 'There is no item "{1}"', zh: '没有事项“{1}”' },
  {
    en: 'Items of the kind "{1}" are not made by hand: TP, TD, LT, PB, SO',
    zh: '“{1}”类事项不能手工新建，可新建：TP、TD、LT、PB、SO',
  },
  { en: 'There is no indicator "{1}": {2}', zh: '没有指标“{1}”，现有：{2}' },
  { en: 'This seat sees the indicators of its own office alone', zh: '本岗位只能看本单位的指标' },
  { en: 'A workbook holds {1} rows: narrow the list', zh: '工作簿至多 {1} 行，请缩小范围' },
  { en: 'A certificate has a number', zh: '证件须有编号' },
  { en: 'The certificate ends before it begins', zh: '证件的止日早于起日' },
  { en: 'Cannot keep {1}: a file has at most {2} bytes', zh: '无法保存 {1}：单个文件至多 {2} 字节' },
  {
    en: 'Cannot keep {1}: it is no PDF, PNG, JPEG, Word, Excel or text file',
    zh: '无法保存 {1}：只接受 PDF、PNG、JPEG、Word、Excel 和文本文件',
  },
  { en: 'An attachment is not what was kept', zh: '附件与保存时不一致' },
  { en: 'There is no file {1}', zh: '没有文件 {1}' },
  { en: 'There is no attachment "{1}"', zh: '没有附件“{1}”' },
  { en: 'This seat may not attach to {1}', zh: '本岗位不能为 {1} 上传附件' },
  { en: '{1} has no document: letters and transfers have', zh: '{1} 没有文书：函件和移送才有' },
  { en: 'There is no lead "{1}"', zh: '没有线索“{1}”' },
  { en: 'There is no {1} "{2}"', zh: '没有 {1}“{2}”' },
  { en: 'Send If-Match with the version that was seen: "v7"', zh: '请在 If-Match 中注明所见版本，如 "v7"' },
  { en: '{1} was changed meanwhile: read it again', zh: '{1} 已被他人更新，请重新读取' },
  { en: 'This seat may not {1} {2}', zh: '该岗位不可对 {2} 进行 {1}' },
  {
    en: '{1} went into {2}: act on that one (biaojian leads show {3}, GET /leads/{4})',
    zh: '{1} 已并入 {2}：请在该件上办理（biaojian leads show {3}，GET /leads/{4}）',
  },
  {
    en: '{1} does not lead from the state of {2}; possible: {3}',
    zh: '{2} 当前状态不可进行 {1}，可进行：{3}',
  },
  { en: 'Another person must {1} {2}: this one did {3}', zh: '须由另一人对 {2} 进行 {1}：本人已进行 {3}' },
  { en: '{1} does not take: {2}', zh: '{1} 不接受：{2}' },
  { en: 'Cannot {1} {2}: {3} missing', zh: '不能对 {2} 进行 {1}：缺 {3} 项' },
  {
    en: 'Acts are done in the seat of an office: log in, or try one with X-Act-As on the machine itself',
    zh: '办理须有单位岗位：请登录，或在本机用 X-Act-As 试用岗位',
  },
  { en: 'If-Match is the version as ETag gives it: "v7"', zh: 'If-Match 应为 ETag 所给的版本，如 "v7"' },
  { en: 'Say in which seat: --act-as O-zj/handler', zh: '请指明岗位：--act-as O-zj/handler' },
  {
    en: '"{1}" is no input: write name=value, name one of {2}',
    zh: '“{1}”不是内容写法：请写作 名=值，名为以下之一：{2}',
  },
  { en: 'Cannot read the input in {1}: it is no JSON file', zh: '无法读取 {1} 中的内容：不是 JSON 文件' },
  { en: 'Cannot read {1}: {2}: {3}', zh: '无法读取 {1}：{2}：{3}' },
  { en: 'Cannot read {1}: it is no file of a spot check', zh: '无法读取 {1}：不是抽取文件' },
  { en: 'Cannot read {1}: it is no JSON file', zh: '无法读取 {1}：不是 JSON 文件' },
  { en: 'A term ends after the year 9999', zh: '期限届满日超过 9999 年' },
  { en: 'A term is a whole number from 0 to {1}, not {2}', zh: '期限应为 0 至 {1} 的整数，而不是 {2}' },
  { en: 'The day {1} stands twice in the calendar', zh: '日历中 {1} 出现两次' },
  {
    en: 'The day {1} is "{2}": off is for weekdays, on for weekends',
    zh: '日历中 {1} 标为“{2}”：off 只用于周一至周五，on 只用于周末',
  },
  { en: 'A calendar begins with the line {1}', zh: '日历文件第一行应为 {1}' },
  {
    en: 'Line {1} of the calendar has not four cells without quotes',
    zh: '日历文件第 {1} 行应为四格，且不含引号',
  },
  {
    en: 'Line {1} of the calendar: kind is off or on, not "{2}"',
    zh: '日历文件第 {1} 行：kind 应为 off 或 on，而不是“{2}”',
  },
  { en: 'Cannot open the audit log {1}: {2}', zh: '无法打开审计日志 {1}：{2}' },
  {
    en: 'Cannot open the audit log {1}: its schema is {2}, this program knows {3}',
    zh: '无法打开审计日志 {1}：其结构版本为 {2}，本程序只认识 {3}',
  },
  { en: 'Cannot write to the audit log: {1}', zh: '无法写入审计日志：{1}' },
  { en: 'Cannot write to the audit log: its thread has ended', zh: '无法写入审计日志：其线程已结束' },
  {
    en: 'Cannot anchor the audit log at {1}: it lies inside the store',
    zh: '不能把审计日志锚定在 {1}：它就在存储之内',
  },
  { en: 'Administrators alone list the accounts', zh: '只有管理员可列出账号' },
  {
    en: 'Cannot open {1}: it is damaged, or sealed under another key',
    zh: '无法打开 {1}：文件已损坏，或以其他密钥封存',
  },
  {
    en: 'Cannot open a sealed secret: secrets.key is not the one it was sealed with',
    zh: '无法解开加密内容：secrets.key 不是当时加密所用的密钥',
  },
  { en: 'Cannot write the key of secrets {1}', zh: '无法写入密钥文件 {1}' },
  { en: 'Cannot use the key of secrets {1}: it is damaged', zh: '无法使用密钥文件 {1}：已损坏' },
  { en: 'Nobody grants a position to oneself', zh: '不得为自己授予岗位' },
  { en: 'Whoever made the account does not grant its positions too', zh: '建立账号的人不得再为其授予岗位' },
  { en: 'An administrator has one seat, and no other beside it', zh: '管理员只任一岗，不得兼任其他岗位' },
  { en: 'There is no capacity "{1}"', zh: '没有职责“{1}”' },
  { en: 'The capacity "{1}" is of another office than the user\'s', zh: '职责“{1}”不属于该用户所在单位' },
  {
    en: 'An administrator is of no office: make an account without one',
    zh: '管理员不属于任何单位：请建立不带单位的账号',
  },
  { en: 'An administrator has the capacity "-"', zh: '管理员的职责为“-”' },
  {
    en: 'Whoever serves an exchange may not read leads, in person or as an office',
    zh: '交易服务人员和单位不得查看线索',
  },
  {
    en: 'The name, password or code is wrong, or the account is locked for a while',
    zh: '登录名、密码或动态码不正确，或账号暂时锁定',
  },
  { en: 'Cannot activate the account: it has no position yet', zh: '无法激活账号：尚未授予岗位' },
  { en: 'The password is one of the last five', zh: '不得使用最近五次用过的密码' },
  { en: 'Cannot make the administrators: there are users already', zh: '无法建立管理员：已有用户' },
  { en: 'This takes the seat "{1}", not "{2}"', zh: '此事须由岗位“{1}”办理，而不是“{2}”' },
  {
    en: 'A login has 2 to 32 letters, digits, dots, dashes, and begins with a letter',
    zh: '登录名为 2 至 32 个字母、数字、点或短横，以字母开头',
  },
  { en: 'An account needs the name of its user', zh: '账号须有用户姓名' },
  { en: 'Cannot make the account "{1}": the login is taken', zh: '无法建立账号“{1}”：登录名已被使用' },
  { en: 'There is no office "{1}"', zh: '没有单位“{1}”' },
  { en: 'There is no position "{1}"', zh: '没有岗位“{1}”' },
  { en: 'A grant needs its basis: --basis', zh: '授予岗位须有依据（--basis）' },
  { en: 'The position ends before it begins', zh: '岗位的止日早于起日' },
  { en: '"{1}" has no position "{2}" in "{3}"', zh: '“{1}”在“{3}”没有岗位“{2}”' },
  { en: 'Nobody locks or disables the own account', zh: '不得锁定或停用自己的账号' },
  { en: 'There is no user "{1}"', zh: '没有用户“{1}”' },
  { en: 'Cannot read the offices in {1}: {2}: {3}', zh: '无法读取 {1} 中的单位：{2}：{3}' },
  {
    en: 'The office {1} serves an exchange and reads leads on the same days',
    zh: '单位 {1} 在同一时期既承担交易服务又可查看线索',
  },
  { en: 'Cannot read the offices in {1}: it is no JSON file', zh: '无法读取 {1} 中的单位：不是 JSON 文件' },
  {
    en: 'Log in, or send an API key: Authorization: Bearer bj_…',
    zh: '请登录，或附上 API 密钥：Authorization: Bearer bj_…',
  },
  { en: 'More than {1} log-in attempts a minute from one address', zh: '同一地址每分钟登录尝试超过 {1} 次' },
  {
    en: 'Without users nobody logs in by name: biaojian users init',
    zh: '尚无用户，不能按登录名登录：请先执行 biaojian users init',
  },
  { en: 'Name who acts: --as LOGIN', zh: '请指明由谁办理：--as 登录名' },
  { en: 'Cannot read the session file {1}', zh: '无法读取会话文件 {1}' },
  { en: 'Cannot take import {1} out: there is no such import', zh: '无法撤销第 {1} 批导入：没有这一批' },
  {
    en: 'Cannot take import {1} out: nothing of it counts any more',
    zh: '无法撤销第 {1} 批导入：其中已没有计入的内容',
  },
  { en: 'Cannot take an import out: an import is running', zh: '无法撤销导入：正在导入' },
  { en: 'The field replace is true or false', zh: '字段 replace 须为 true 或 false' },
  {
    en: 'Cannot create a key: role is one of {1}: not "{2}"',
    zh: '无法创建密钥：角色应为 {1} 之一，而不是“{2}”',
  },
  { en: 'Cannot create a key: it needs a name', zh: '无法创建密钥：须有名称' },
  { en: 'The role "{1}" has no right to {2}', zh: '角色“{1}”没有权限：{2}' },
  { en: 'Values of the kind {1} are withheld from the role "{2}"', zh: '角色“{2}”不能查看 {1} 类的值' },
  { en: 'Send an API key: Authorization: Bearer bj_…', zh: '请附上 API 密钥：Authorization: Bearer bj_…' },
  { en: 'The API key is unknown or revoked', zh: 'API 密钥不存在或已吊销' },
  {
    en: 'Without API keys this service answers under a loopback name only',
    zh: '没有设置 API 密钥时，服务只应答本机名称的访问',
  },
  { en: 'The session has ended: log in again', zh: '会话已结束，请重新登录' },
  { en: 'This address has a page: ask for text/html', zh: '此地址是网页，请以 text/html 请求' },
  {
    en: 'Without API keys there are no sessions: whoever is here is the analyst',
    zh: '没有设置 API 密钥时不设会话，本机使用者即为分析员',
  },
  {
    en: 'The report "{1}" is of the format {2}: only html is shown',
    zh: '报告“{1}”的格式是 {2}，只能预览 html 格式',
  },
  { en: 'More than {1} streams of one key are open', zh: '同一密钥打开的数据流不得超过 {1} 个' },
  {
    en: 'Uploads of one key may hold {1} bytes until they are imported; wait, or end one',
    zh: '同一密钥待导入的上传文件合计不得超过 {1} 字节，请等待或结束其中一个',
  },
  {
    en: "The store's disk keeps {1} bytes free, which it has not",
    zh: '存储所在磁盘须留出 {1} 字节空闲空间，现已不足',
  },
  { en: "The store's disk is full", zh: '存储所在磁盘已满' },
  { en: 'Another site may not act through this service', zh: '其他网站不能借用本服务操作' },
  {
    en: 'The cursor does not come from this list with this filter',
    zh: '游标不是由这一列表和筛选条件得到的',
  },
  { en: 'More than {1} streams of events are open', zh: '打开的事件流超过 {1} 个' },
  { en: 'More than {1} requests a second', zh: '每秒请求超过 {1} 次' },
  { en: 'The service cannot keep up at the moment', zh: '服务暂时忙不过来' },
  { en: 'Cannot listen on {1}:{2}{3}', zh: '无法监听 {1}:{2}{3}' },
  {
    en: 'Send {"paths": […]} as application/json, or files as multipart/form-data',
    zh: '请以 application/json 发送 {"paths": […]}，或以 multipart/form-data 发送文件',
  },
  { en: 'Cannot import {1}: there is no such file', zh: '无法导入 {1}：没有这个文件' },
  { en: 'Cannot take the file {1}: it needs a plain name', zh: '无法接收文件 {1}：文件名须是普通名称' },
  {
    en: 'Cannot import {1}: a service imports only below its import roots',
    zh: '无法导入 {1}：服务只导入其指定目录下的文件',
  },
  { en: 'The method {1} is not known here', zh: '不支持方法 {1}' },
  { en: 'There is nothing at {1} {2}', zh: '没有这个地址：{1} {2}' },
  { en: '{1} takes {2}', zh: '{1} 只接受 {2}' },
  { en: 'The role "{1}" sees personal values masked', zh: '角色“{1}”只能看到脱敏的个人信息' },
  {
    en: 'State the reason in the header X-Purpose, in words (3 to 500 characters, percent-encoded UTF-8)',
    zh: '请在请求头 X-Purpose 中写明事由（3 至 500 字，UTF-8 百分号编码）',
  },
  { en: 'The request names more than one host', zh: '请求写了不止一个主机名' },
  {
    en: 'The body holds half of a surrogate pair, which is no text',
    zh: '请求内容里有不成对的代理字符，不是文本',
  },
  { en: 'The body is nested more than {1} deep', zh: '请求内容嵌套超过 {1} 层' },
  {
    en: 'Idempotency-Key is 1 to 200 visible ASCII characters',
    zh: 'Idempotency-Key 须为 1 至 200 个可见 ASCII 字符',
  },
  { en: 'There is no ring "{1}" in run "{2}"', zh: '检测“{2}”里没有疑似团伙“{1}”' },
  {
    en: 'No source row of "{1}" can be enclosed: {2}. Name the folder of the files (--root), or pass --without-rows',
    zh: '“{1}”的来源行一行也附不上：{2}。请用 --root 指定原始文件所在目录，或者加 --without-rows',
  },
  {
    en: 'Cannot draft "{1}" about ring {2}: it is green, which is background and no lead',
    zh: '不能就 {2} 起草“{1}”：该团伙为绿色，仅为背景，不是线索',
  },
  {
    en: 'A letter of type "{1}" is issued by {2}: not by "{3}"',
    zh: '文书“{1}”的制发机关类别不符（{2}）：“{3}”不能制发',
  },
  { en: 'The {1} "{2}" belongs to ring {3} itself', zh: '{1}“{2}”本身属于团伙 {3}' },
  { en: 'There is no page {1}: the picture has {2}', zh: '没有第 {1} 页：图片共 {2} 页' },
  {
    en: 'The picture has {1} pages: name one (--page) or a file',
    zh: '图片共 {1} 页：请用 --page 指定一页，或者写入文件',
  },
  { en: 'There is no ring "{1}"{2}', zh: '没有疑似团伙“{1}”{2}' },
  { en: 'There is no ring "{1}"', zh: '没有疑似团伙“{1}”' },
  { en: 'There is no bidder "{1}" with a bid', zh: '没有投过标的投标人“{1}”' },
  { en: 'There is no bidder "{1}"', zh: '没有投标人“{1}”' },
  {
    en: 'Cannot detect with gds-leiden: it needs the engine neo4j and the Graph Data Science library on its server',
    zh: '无法用 gds-leiden 检测：需要 neo4j 引擎，且服务器装有 Graph Data Science 库',
  },
  {
    en: 'Cannot detect with gds-leiden: it needs the engine neo4j',
    zh: '无法用 gds-leiden 检测：需要 neo4j 引擎',
  },
  { en: 'The role "{1}" may not cancel the job of another', zh: '角色“{1}”不能取消他人的任务' },
  { en: 'There is no lot "{1}"', zh: '没有标段“{1}”' },
  { en: 'The data has changed since this list was begun', zh: '列表开始后数据已有变化' },
  { en: 'There is no report "{1}"', zh: '没有报告“{1}”' },
  {
    en: 'No signed checkpoint covers entry {1} (biaojian audit checkpoint)',
    zh: '没有覆盖第 {1} 条记录的已签署检查点（biaojian audit checkpoint）',
  },
  { en: '"{1}" is no key of an audit log', zh: '“{1}”不是审计日志的公钥' },
  {
    en: 'Cannot read {1}: it is no proof of an audit entry',
    zh: '无法读取 {1}：它不是审计记录的证明',
  },
  { en: 'There is no rule "{1}"', zh: '没有规则“{1}”' },
  { en: 'There is no schedule "{1}"', zh: '没有定时任务“{1}”' },
  { en: 'The role "{1}" may not remove the schedule of another', zh: '角色“{1}”不能删除他人的定时任务' },
  {
    en: 'Cannot listen on {1}: an address other than loopback needs API keys (biaojian keys create)',
    zh: '无法监听 {1}：非本机地址须先设置 API 密钥（biaojian keys create）',
  },
  {
    en: 'Cannot listen on {1}: keys and leads would cross the network in clear. Set tls.cert and tls.key, or in proxies the address of the proxy that ends TLS',
    zh: '无法监听 {1}：密钥和线索会在网络上明文传输。请设置 tls.cert 和 tls.key，或在 proxies 中填写终止 TLS 的代理地址',
  },
  { en: 'Cannot read the certificate {1}: {2}', zh: '无法读取证书 {1}：{2}' },
  { en: 'Cannot read the key of the certificate {1}: {2}', zh: '无法读取证书私钥 {1}：{2}' },
  { en: 'Cannot serve by TLS: {1}', zh: '无法以 TLS 提供服务：{1}' },
  { en: 'The answering thread ended with code {1}', zh: '应答线程已结束，代码 {1}' },
  { en: 'Cannot take two files of the name {1}', zh: '不能接收两个同名文件 {1}' },
  { en: 'The upload holds no file', zh: '上传内容里没有文件' },
  { en: 'No file of boundaries is set (setting `map`)', zh: '没有设置边界文件（设置项 map）' },
  { en: 'Cannot read the map {1}: {2}', zh: '无法读取地图 {1}：{2}' },
  { en: 'it is no JSON', zh: '不是合法的 JSON' },
  { en: 'it is larger than {1} bytes', zh: '超过 {1} 字节' },
  { en: 'it has {1} places, more than {2}', zh: '有 {1} 个坐标点，超过 {2} 个' },
  {
    en: 'features.{1}.properties: neither code nor adcode',
    zh: 'features.{1}.properties：没有 code 或 adcode',
  },
  { en: 'Send the files as multipart/form-data', zh: '请用 multipart/form-data 发送文件' },
  {
    en: 'Cannot open the case book {1}: its schema {2} is newer than {3}, the newest this program knows',
    zh: '无法打开案卷库 {1}：其结构版本 {2} 比本程序所知的 {3} 新',
  },
  { en: 'Cannot open the case book {1}: {2}', zh: '无法打开案卷库 {1}：{2}' },
  {
    en: 'Cannot read the case book {1}: its last changes wait in a log beside it, and the store is read-only. Copy the folder to where it can be written',
    zh: '无法读取案卷库 {1}：最近的改动还在旁边的日志里，而数据库为只读。请把文件夹复制到可写的地方',
  },
  {
    en: 'Cannot read the case book {1}: its schema is {2}, this program reads {3}, and the store is read-only. Copy the folder to where it can be written',
    zh: '无法读取案卷库 {1}：其结构版本为 {2}，本程序读 {3}，而数据库为只读。请把文件夹复制到可写的地方',
  },
  {
    en: 'Cannot read a record of the case book: the file is damaged. store --verify tells which',
    zh: '无法读取案卷库中的一条记录：文件已损坏。用 store --verify 查明是哪一条',
  },
  { en: 'Cannot write to the case book: the store is read-only', zh: '无法写入案卷库：数据库为只读' },
  { en: 'Cannot write to the case book: {1}', zh: '无法写入案卷库：{1}' },
  { en: 'Cannot change the store {1}: it is read-only', zh: '无法改动数据库 {1}：它是只读的' },
  { en: 'Cannot read table {1} of the graph: {2}', zh: '无法读取图中的表 {1}：{2}' },
  { en: 'Cannot update job "{1}": there is no such job', zh: '无法更新任务“{1}”：没有这个任务' },
  {
    en: 'Cannot join: the folder has runs of its own. Use a new folder',
    zh: '无法加入：文件夹里已有检测记录，请换一个新文件夹',
  },
  { en: 'The bytes of report "{1}" are not those that were recorded', zh: '报告“{1}”的内容与登记的不一致' },
  {
    en: 'Cannot record run "{1}": another detection recorded it meanwhile; run detect again',
    zh: '无法登记检测“{1}”：其间另一次检测已登记，请重新运行 detect',
  },
  {
    en: 'Cannot find bidder "{1}": no id or name contains it',
    zh: '找不到投标人“{1}”：没有代码或名称含有它',
  },
  {
    en: 'Cannot explain ring "{1}": the last run has no such ring',
    zh: '无法说明疑似团伙“{1}”：最近一次检测里没有它',
  },
  { en: 'There is no run "{1}"', zh: '没有检测“{1}”' },
  { en: 'Cannot write {1}: {2}', zh: '无法写入 {1}：{2}' },
  {
    en: 'Cannot revoke key "{1}": there is no such key, or it is revoked already',
    zh: '无法吊销密钥“{1}”：没有这个密钥，或已吊销',
  },
  { en: 'Cannot read the settings {1}: {2}', zh: '无法读取设置 {1}：{2}' },
  { en: 'Cannot read {1}: there is no such file', zh: '无法读取 {1}：没有这个文件' },
  { en: 'Cannot read {1}: it is a folder', zh: '无法读取 {1}：这是文件夹' },
  { en: 'Cannot read {1}: it is larger than {2} bytes', zh: '无法读取 {1}：超过 {2} 字节' },
  { en: 'Cannot show rule "{1}": there is no such rule', zh: '无法显示规则“{1}”：没有这条规则' },
  { en: 'Cannot import {1}: no file there', zh: '无法导入 {1}：那里没有文件' },
  {
    en: 'The upload was cancelled; the service has imported nothing of it',
    zh: '上传已取消；服务没有导入其中任何内容',
  },
  { en: 'Cannot reach the service at {1}: {2}', zh: '无法连接服务 {1}：{2}' },
  {
    en: 'Cannot work through {1}: it gives no whole JSON answer; is it a Biaojian service?',
    zh: '无法通过 {1} 操作：没有得到完整的 JSON 应答；它是标鉴服务吗？',
  },
  {
    en: 'Cannot work through {1}: it answers {2}; is it a Biaojian service?',
    zh: '无法通过 {1} 操作：它应答 {2}；它是标鉴服务吗？',
  },
  {
    en: 'The service at {1} answers {2}: {3} (the command line takes the key from BIAOJIAN_API_KEY)',
    zh: '服务 {1} 应答 {2}：{3}（命令行的密钥取自 BIAOJIAN_API_KEY）',
  },
  { en: 'The service at {1} answers {2}: {3}{4}', zh: '服务 {1} 应答 {2}：{3}{4}' },
  {
    en: 'Cannot follow job {1} any further: the connection to {2} broke off ({3})',
    zh: '无法继续跟踪任务 {1}：与 {2} 的连接中断（{3}）',
  },
  { en: 'Cannot find communities: gamma {1}, theta {2}', zh: '无法分群：gamma {1}，theta {2}' },
  { en: 'Cannot read the configuration: {1}{2}', zh: '无法读取配置：{1}{2}' },
  {
    en: 'Cannot work through the service {1}: it is no address such as http://127.0.0.1:8321',
    zh: '无法通过服务 {1} 操作：不是形如 http://127.0.0.1:8321 的地址',
  },
  { en: 'Cannot read {1}, which {2}_FILE names', zh: '无法读取 {2}_FILE 所指的 {1}' },
  {
    en: 'Cannot read the configuration file {1}: it is no JSON object',
    zh: '无法读取配置文件 {1}：不是 JSON 对象',
  },
  { en: 'Cannot read the configuration file {1}', zh: '无法读取配置文件 {1}' },
  { en: 'A detection worker ended with code {1}', zh: '检测线程已结束，代码 {1}' },
  { en: 'There is nothing in the store named "{1}"', zh: '数据库中没有“{1}”' },
  {
    en: 'The data has changed since this picture was begun: start it anew',
    zh: '开始作图之后数据有变动，请重新开始',
  },
  { en: 'Cannot compare run "{1}" with itself', zh: '检测“{1}”不能与自身比较' },
  {
    en: 'Ring {1} has {2} facts, none at {3}',
    zh: '团伙 {1} 有 {2} 条事实，没有位置 {3}',
  },
  {
    en: 'Cannot weigh ring {1} again: only red and yellow rings are kept for it',
    zh: '无法重新评定团伙 {1}：只为红色和黄色团伙保留了所需数据',
  },
  {
    en: 'Cannot weigh ring {1} again: its run did not keep the evidence pair by pair; detect again',
    zh: '无法重新评定团伙 {1}：该次检测没有逐对保留证据，请重新检测',
  },
  {
    en: 'Cannot weigh ring {1} again: the data has changed since {2}; detect again',
    zh: '无法重新评定团伙 {1}：自 {2} 以来数据已有变化，请重新检测',
  },
  {
    en: 'Cannot detect: the store holds no bids yet; import files first',
    zh: '无法检测：库里还没有投标，请先导入文件',
  },
  { en: 'The detection was cancelled', zh: '检测已取消' },
  {
    en: 'Cannot use {1} {2}, this version reads format {3}. Empty it with store --clear --yes and import the files again',
    zh: '无法使用 {1} {2}：本版本读取的格式为 {3}。请用 store --clear --yes 清空后重新导入',
  },
  { en: 'Cannot use {1} as a store: {2}', zh: '无法用 {1} 作数据库：{2}' },
  { en: 'Cannot read settings from {1}: {2}', zh: '无法从 {1} 读取设置：{2}' },
  { en: 'A block of the record on the server cannot be read', zh: '服务器上的一块记录无法读取' },
  { en: 'Cannot open the store {1}: this process has it open', zh: '无法打开数据库 {1}：本进程已打开它' },
  {
    en: 'Cannot open the store {1}: process {2} has it open. Stop it, or work through it with --server URL',
    zh: '无法打开数据库 {1}：进程 {2} 正在使用。请先停止它，或用 --server 地址 通过它操作',
  },
  { en: 'Cannot open the store {1}: {2}', zh: '无法打开数据库 {1}：{2}' },
  {
    en: 'Cannot use the store: it is of format {1}, this version reads format {2}. Import the files again into a new store',
    zh: '无法使用数据库：其格式为 {1}，本版本读取的格式为 {2}。请在新库中重新导入',
  },
  {
    en: 'Cannot use the store: it has a column {1}.{2} that this version does not know. Use the version that made it',
    zh: '无法使用数据库：其中有本版本不认识的列 {1}.{2}。请使用建立它的版本',
  },
  { en: 'The market build was cancelled', zh: '市场数据的准备已取消' },
  { en: 'The market cannot be built: {1}', zh: '无法准备市场数据：{1}' },
  {
    en: 'Cannot begin an import: another one is running ({1})',
    zh: '无法开始导入：另一次导入正在进行（{1}）',
  },
  { en: 'Cannot begin an import: another one is running', zh: '无法开始导入：另一次导入正在进行' },
  { en: 'Cannot empty the store: an import is running', zh: '无法清空数据库：正在导入' },
  {
    en: 'hash_collision: the store holds another text under the hash of "{1}"; nothing of this batch was stored',
    zh: '散列冲突：库中“{1}”的散列下存有另一文本；本批次未写入任何内容',
  },
  { en: 'Cannot write to the store: {1}', zh: '无法写入数据库：{1}' },
  { en: 'Cannot adopt the graph: {1}', zh: '无法接管图：{1}' },
  { en: 'Cannot join: the server holds no store', zh: '无法加入：服务器上没有数据库' },
  { en: 'Cannot write to {1}: the folder is not empty', zh: '无法写入 {1}：文件夹不是空的' },
  {
    en: 'Cannot verify: the graph does not show the record yet. Use graph push',
    zh: '无法校验：图尚未与记录同步，请用 graph push',
  },
  {
    en: 'The record on the server is another than before: it was emptied or restored. Open the store again',
    zh: '服务器上的记录已不是原来的：已被清空或恢复。请重新打开数据库',
  },
  {
    en: 'The blocks on the server do not give the digest that it keeps',
    zh: '服务器上各块算出的摘要与其保存的不符',
  },
  {
    en: 'Cannot use the server: it holds nothing of this store, and the folder holds records. Load it with graph export --for neo4j-admin and graph adopt, or send the records with graph push',
    zh: '无法使用服务器：上面没有本库的内容，而文件夹里有记录。请用 graph export --for neo4j-admin 和 graph adopt 载入，或用 graph push 发送记录',
  },
  {
    en: 'Cannot use the folder: it holds records that were not imported through the server. If the server was loaded from it, graph adopt; else use another folder and import them there',
    zh: '无法使用文件夹：其中的记录不是通过服务器导入的。若服务器由它载入，请用 graph adopt；否则换一个文件夹重新导入',
  },
  {
    en: 'The record on the server is damaged: its blocks are not those that were written. Restore the server from a backup, or load it again with graph export',
    zh: '服务器上的记录已损坏：各块不是当初写入的。请从备份恢复服务器，或用 graph export 重新载入',
  },
  { en: 'Cannot use NEO4J_URI: {1}', zh: '无法使用 NEO4J_URI：{1}' },
  {
    en: "The Neo4j server is there, and its database does not start ({1}): a bulk load that was cut off leaves it so. Load it again into an empty data folder; the server's log has the cause",
    zh: 'Neo4j 服务器已启动，但其数据库无法启动（{1}）：批量载入中断后会如此。请清空数据目录后重新载入；原因见服务器日志',
  },
  { en: 'Cannot reach the Neo4j server', zh: '无法连接 Neo4j 服务器' },
  { en: 'The Neo4j server refuses the user or password ({1})', zh: 'Neo4j 服务器拒绝了用户名或密码（{1}）' },
  { en: 'The Neo4j server cannot answer ({1})', zh: 'Neo4j 服务器无法应答（{1}）' },
  {
    en: 'Cannot find communities with gds-leiden: the Neo4j server has no Graph Data Science library',
    zh: '无法用 gds-leiden 分群：Neo4j 服务器没有 Graph Data Science 库',
  },
  {
    en: "Cannot find communities with gds-leiden: it would take {1}, {2} % of the server's heap",
    zh: '无法用 gds-leiden 分群：需要 {1}，占服务器内存的 {2}%',
  },
  { en: 'Cannot write: the graph was emptied by another client', zh: '无法写入：图已被另一客户端清空' },
  {
    en: 'The import was taken over by another, which found it silent too long',
    zh: '导入长时间没有动静，已被另一客户端接管',
  },
  {
    en: 'Run {1} is recorded, but its rings could not be written to the graph: detect again to write them',
    zh: '检测 {1} 已登记，但疑似团伙未能写入图：请重新检测',
  },
  { en: 'The Neo4j server cannot build index {1}', zh: 'Neo4j 服务器无法建立索引 {1}' },
  { en: 'The Neo4j server does not get on with building its indexes', zh: 'Neo4j 服务器建立索引没有进展' },
  {
    en: 'Cannot use the graph: it belongs to store {1}, and the store folder is {2}. Use the folder that belongs to it, another database, make a new folder one of its clients with graph join, or empty the graph with store --clear --yes',
    zh: '无法使用图：它属于数据库 {1}，而文件夹是 {2}。请使用它自己的文件夹、换一个数据库、用 graph join 使新文件夹成为其客户端，或用 store --clear --yes 清空图',
  },
  { en: 'Cannot verify: this engine does not count anew', zh: '无法校验：这一引擎不重新计数' },
  { en: 'hash_collision: two rows of {1} have one hash', zh: '散列冲突：{1} 的两行散列相同' },
  {
    en: 'Cannot read labels: no bid table has the column "{1}"; a mapping must name it under "keep". Columns: {2}',
    zh: '无法读取标注：投标表没有“{1}”列；映射文件须在“keep”中写明。现有列：{2}',
  },
  { en: 'Cannot read the truth {1}: there is no such file', zh: '无法读取真值 {1}：没有这个文件' },
  { en: 'Cannot read the truth {1}: {2}', zh: '无法读取真值 {1}：{2}' },
  { en: 'Nothing has been detected yet: run detect first', zh: '还没有检测结果：请先运行 detect' },
  { en: 'Nothing has been detected yet: run a detection first', zh: '还没有检测结果：请先运行检测' },
  { en: 'Nothing has been detected yet', zh: '还没有检测结果' },
  {
    en: 'Cannot draw a picture of {1} × {2}: the most is {3} pixels; choose fewer rings, or svg',
    zh: '无法绘制 {1} × {2} 的图：最多 {3} 像素；请少选几个团伙，或改用 svg',
  },
  { en: 'Two entries named "{1}" in one ZIP', zh: '一个 ZIP 里有两个“{1}”' },
  {
    en: 'Cannot write the ZIP: {1}; the most is 4 GiB and {2} files',
    zh: '无法写出 ZIP：{1}；最多 4 GiB、{2} 个文件',
  },
  {
    en: 'Cannot generate a market: {1} must be a whole number ≥ 1: it is {2}',
    zh: '无法生成市场：{1} 须为不小于 1 的整数，而不是 {2}',
  },
  {
    en: 'Cannot generate a market: dirty must lie between 0 and 0.1: it is {1}',
    zh: '无法生成市场：dirty 须在 0 与 0.1 之间，而不是 {1}',
  },
  {
    en: 'Cannot generate a market: there is no column "{1}" to leave empty',
    zh: '无法生成市场：没有可以留空的列“{1}”',
  },
  {
    en: 'Cannot check the lot: bids[{1}].bidder_id is not given',
    zh: '无法核对标段：bids[{1}] 没有 bidder_id',
  },
  { en: 'Search of chains cancelled', zh: '查找事实链已取消' },
  { en: 'A chain lost one of its facts', zh: '一条事实链缺少其中一项事实' },
  {
    en: 'Cannot follow chains: no bidder, person, device or account in the store answers to "{1}"',
    zh: '无法查找事实链：库里没有对应“{1}”的投标人、人员、设备或账户',
  },
  { en: 'Cannot read a line of more than {1} bytes', zh: '无法读取超过 {1} 字节的行' },
  { en: 'Cannot read the settings: line {1}: {2}', zh: '无法读取设置：第 {1} 行：{2}' },
  { en: 'Cannot read the settings: {1}', zh: '无法读取设置：{1}' },
  { en: 'Cannot unpack the gzip data: {1}', zh: '无法解开 gzip 数据：{1}' },
  { en: 'Cannot read the signing key {1}: it is damaged', zh: '无法读取签名密钥 {1}：已损坏' },
  { en: 'Cannot read the signing key {1}', zh: '无法读取签名密钥 {1}' },
  {
    en: 'Cannot make the signing key {1}: the store is read-only and has none yet. Export from it once where it can be written',
    zh: '无法生成签名密钥 {1}：数据库为只读，且尚无密钥；请先在可写的位置导出一次',
  },
  { en: 'Cannot write the signing key {1}', zh: '无法写入签名密钥 {1}' },
  {
    en: 'A letter of type "{1}" is about one ring: name it (--ring)',
    zh: '“{1}”类函件只针对一个疑似团伙：请用 --ring 指明',
  },
  { en: 'Cannot read the letter types in {1}: {2}', zh: '无法读取 {1} 里的函件类型：{2}' },
  { en: 'There is no letter type "{1}": {2}', zh: '没有函件类型“{1}”：{2}' },
  {
    en: 'Cannot read the period "{1}": it is a year, half, quarter or month: 2026, 2026-H1, 2026-Q3, 2026-03',
    zh: '无法识别时段“{1}”：应为年、半年、季度或月：2026、2026-H1、2026-Q3、2026-03',
  },
  { en: 'The thread that answers requests does not change the store', zh: '应答请求的线程不改动数据库' },
  { en: 'There is no job "{1}"', zh: '没有任务“{1}”' },
  { en: 'The service is stopping', zh: '服务正在停止' },
  { en: 'Cannot queue the job: {1} jobs wait already', zh: '无法排入任务：已有 {1} 个任务在等待' },
  { en: 'Cannot cancel job "{1}": it is {2}', zh: '无法取消任务“{1}”：其状态为 {2}' },
  { en: 'The Idempotency-Key was used for another request', zh: '这个 Idempotency-Key 已用于另一请求' },
  { en: 'Loading of the market cancelled', zh: '市场数据的载入已取消' },
  { en: 'The question was given up: the service is stopping', zh: '查询已放弃：服务正在停止' },
  { en: 'Cannot read the schedule "{1}" in {2}: {3}', zh: '无法读取 {2} 时区的定时“{1}”：{3}' },
  { en: 'The schedule "{1}" never comes round', zh: '定时“{1}”永远不会到来' },
  { en: 'Screening of the market cancelled', zh: '报价筛查已取消' },
  { en: 'Cannot go on reading: the import was cancelled', zh: '无法继续读取：导入已取消' },
  { en: 'Cannot use {1}: {2}', zh: '无法使用 {1}：{2}' },
  { en: 'Cannot read {1}: {2}', zh: '无法读取 {1}：{2}' },
  { en: 'The import was cancelled; what was committed stays', zh: '导入已取消；已提交的内容保留' },
  { en: '{1}: {2}', zh: '{1}：{2}' },
  { en: 'ENOENT: {1}', zh: '文件或文件夹不存在' },
  { en: 'EACCES: {1}', zh: '没有权限' },
  { en: 'EPERM: {1}', zh: '没有权限' },
  { en: 'EISDIR: {1}', zh: '这是文件夹' },
  { en: 'ENOTDIR: {1}', zh: '路径中有一段不是文件夹' },
  { en: 'EEXIST: {1}', zh: '已存在' },
  { en: 'ENOSPC: {1}', zh: '磁盘已满' },
  { en: 'EROFS: {1}', zh: '磁盘为只读' },
  { en: ': the port is taken', zh: '：端口已被占用' },
  // what the reader of the command line says of wrong usage
  { en: "error: unknown option '{1}'\n(Did you mean {2}?)", zh: '错误：没有选项 {1}（是否指 {2}？）' },
  {
    en: "error: unknown option '{1}'\n(Did you mean one of {2}?)",
    zh: '错误：没有选项 {1}（是否指 {2} 之一？）',
  },
  { en: "error: unknown option '{1}'", zh: '错误：没有选项 {1}' },
  { en: "error: unknown command '{1}'\n(Did you mean {2}?)", zh: '错误：没有命令 {1}（是否指 {2}？）' },
  {
    en: "error: unknown command '{1}'\n(Did you mean one of {2}?)",
    zh: '错误：没有命令 {1}（是否指 {2} 之一？）',
  },
  { en: "error: unknown command '{1}'", zh: '错误：没有命令 {1}' },
  { en: "error: missing required argument '{1}'", zh: '错误：缺少参数 {1}' },
  { en: "error: option '{1}' argument missing", zh: '错误：选项 {1} 缺少取值' },
  { en: "error: required option '{1}' not specified", zh: '错误：必须给出选项 {1}' },
  { en: "error: option '{1}' cannot be used with option '{2}'", zh: '错误：选项 {1} 不能与 {2} 同用' },
  { en: "error: option '{1}' argument '{2}' is invalid. {3}", zh: '错误：选项 {1} 的取值“{2}”有误：{3}' },
  {
    en: "error: command-argument value '{1}' is invalid for argument '{2}'. {3}",
    zh: '错误：参数 {2} 的取值“{1}”有误：{3}',
  },
  {
    en: "error: too many arguments for '{1}'. Expected {2} argument but got {3}.",
    zh: '错误：{1} 的参数过多：应为 {2} 个，给出 {3} 个',
  },
  {
    en: "error: too many arguments for '{1}'. Expected {2} arguments but got {3}.",
    zh: '错误：{1} 的参数过多：应为 {2} 个，给出 {3} 个',
  },
  { en: 'Allowed choices are {1}.', zh: '可选：{1}' },
  { en: '{1} must be a whole number from {2} to {3}: "{4}"', zh: '{1} 须为 {2} 至 {3} 的整数：“{4}”' },
]

/** A text as a pattern, whose groups are the values that stand in it. */
const patternOf = ({ en }: Text): RegExp =>
  new RegExp(`^${en.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\\\{\d\\\}/g, '([^]*?)')}$`)

/** How much of a text is not a value: of two that fit, the one that says more is meant. */
const literal = (text: string): number => text.replace(/\{\d\}/g, '').length

/** It begins with a value, which may be all that stands around another message: such are tried last. */
const isOpen = ({ en }: Text): boolean => en.startsWith('{')

let patterns: { pattern: RegExp; zh: string }[] | undefined

/** A line below what was said of the whole: where, and what is missing there. */
const LINE = /\n( {2}#\S*) {2}/

/**
 * The message in Chinese, with what stands inside it, and the lines below it each by itself; as it is where
 * nobody has its Chinese.
 */
export const messageInChinese = (message: string): string => {
  const [head = '', ...lines] = message.split(LINE)
  if (lines.length > 0) {
    const told = lines.map((part, i) => (i % 2 === 0 ? `\n${part}  ` : inChinese(part)))
    return `${inChinese(head)}${told.join('')}`
  }
  return inChinese(message)
}

const inChinese = (message: string): string => {
  patterns ??= errorTexts
    .toSorted((x, y) => Number(isOpen(x)) - Number(isOpen(y)) || literal(y.en) - literal(x.en))
    .map((text) => ({ pattern: patternOf(text), zh: text.zh }))
  for (const { pattern, zh } of patterns) {
    const found = pattern.exec(message)
    if (found) return zh.replace(/\{(\d)\}/g, (_, n: string) => inChinese(found[Number(n)] ?? ''))
  }
  return message
}
