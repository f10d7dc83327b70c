import type { Texts } from './text.js'

/** What can be wrong with a file as a whole, why a file is left aside, and why a row cannot be read. */
export const sourceTexts = {
  cannot_read: { zh: '无法读取文件：{text}', en: 'Cannot read the file: {text}' },
  no_such_file: { zh: '文件不存在或无法读取：{detail}', en: 'does not exist or cannot be read: {detail}' },
  empty: { zh: '文件是空的', en: 'the file is empty' },
  no_header: { zh: '没有表头行', en: 'there is no header row' },
  header_too_long: {
    zh: '表头行超过 {most} 字节，不像数据表',
    en: 'the header row is longer than {most} bytes: this does not look like a table',
  },
  header_broken: {
    zh: '表头行无法读取：引号没有配对',
    en: 'the header row cannot be read: its quotes do not match',
  },
  too_many_columns: { zh: '超过 {most} 列', en: 'there are more than {most} columns' },
  twice: {
    zh: '有两列都是“{column}”（{headers}），请保留一列',
    en: 'two columns are both "{column}" ({headers}): keep one',
  },
  twice_differ: {
    zh: '有两列都是“{column}”（{headers}），第 {line} 行两列不同：请保留一列，或用 --mapping 说明用哪一列',
    en: 'two columns are both "{column}" ({headers}), and differ on line {line}: keep one, or say in a --mapping which it is',
  },
  no_table: {
    zh: '无法判断是哪张表：文件名不是表名，表头也不符合任何一张表的必填列（{headers}）；可用 --mapping 说明对应关系{hint}',
    en: "cannot tell which table this is: the name is no table name and the headers hold no table's required columns ({headers}); a --mapping can say which column is what{hint}",
  },
  several_tables: {
    zh: '无法判断是哪张表：表头同时符合 {tables}；请把文件名改成表名',
    en: 'cannot tell which table this is: the headers fit {tables}; rename the file to the name of its table',
  },
  missing_columns: {
    zh: '{table} 表缺少必填列：{columns}（表头取自第 {line} 行：{headers}）；可用 --mapping 说明对应关系{hint}',
    en: 'the table {table} lacks required columns: {columns} (the header is taken from line {line}: {headers}); a --mapping can say which column is what{hint}',
  },
  mapping_hint: { zh: '，例如 {hint}', en: ', such as {hint}' },
  mapping_beside: {
    zh: '；一行里并列几个投标人（{headers}）时，为每个投标人各写一条规则（docs/mapping.md 有例子）',
    en: '; bidders side by side in a row ({headers}) need a rule each (docs/mapping.md has an example)',
  },
  sum_groups: {
    zh: '按“sum”合计后仍超过 {most} 行',
    en: 'more than {most} rows are left after summing ("sum")',
  },
  note_header_line: {
    zh: '表头在第 {line} 行；其上各行作标题，不导入',
    en: 'the header is on line {line}; what stands above it is taken for a title and not imported',
  },
  note_big5: {
    zh: '文件不是 UTF-8，已按繁体编码 Big5 读取',
    en: 'it is not UTF-8 and was read as Big5',
  },
  note_western: {
    zh: '文件不是 UTF-8，已按西文编码 Windows-1252 读取',
    en: 'it is not UTF-8 and was read as Windows-1252',
  },
  note_encodings: {
    zh: '文件混有两种编码：{rows} 行与其余各行（{encoding}）编码不同，已按各自编码读取',
    en: 'it holds two encodings: {rows} lines are not {encoding} as the others are, and were read as what they are',
  },
  note_two_rows: {
    zh: '表头占两行（自第 {line} 行起）',
    en: 'the header takes two lines, from line {line} on',
  },
  note_unit: {
    zh: '“{header}”一列的数字按单位“{unit}”读取（自带单位的单元格除外）',
    en: 'numbers under "{header}" are read in {unit} (a cell with a unit of its own keeps it)',
  },
  note_unit_column: {
    zh: '“{header}”一列写明了 {rows} 行的金额单位，这些行的金额按该单位读取',
    en: 'the column "{header}" gives the unit of money of {rows} {rows|row|rows}, whose amounts are read in it',
  },
  note_twins: {
    zh: '两列都是“{column}”（{headers}），各行相同：只读“{header}”',
    en: 'two columns are both "{column}" ({headers}) and say the same in every row: "{header}" is read',
  },
  note_short: {
    zh: '有 {rows} 行止于最后几列（{columns}）之前：这几列按空白读取',
    en: '{rows} {rows|row ends|rows end} before the last columns ({columns}), which are read as blank',
  },
  note_day_first: {
    zh: '“{header}”一列的日期按“日/月/年”读取（列中有大于 12 的“日”；{rows} 个日期单看无法判断）',
    en: 'dates under "{header}" are read day first, as others of the column show ({rows} could be either by themselves)',
  },
  note_month_first: {
    zh: '“{header}”一列的日期按“月/日/年”读取（列中有大于 12 的“日”；{rows} 个日期单看无法判断）',
    en: 'dates under "{header}" are read month first, as others of the column show ({rows} could be either by themselves)',
  },
  note_serial: {
    zh: '“{header}”一列全是表格软件的日期序号（{rows} 个），按 1900 年起算读取（46082 即 2026-03-01）',
    en: 'the column "{header}" holds day numbers of a spreadsheet alone ({rows}), read as counted from 1900 (46082 is 2026-03-01)',
  },
  note_era: {
    zh: '“{header}”一列的两三位年份按民国纪年读取（115 年即 2026 年）',
    en: 'years of two or three digits under "{header}" are read as of the Republic (115 is 2026)',
  },
  note_signs: {
    zh: '金额旁写有外币（{cells}）：币种按此读取；只写“$”而“币种”一列为空的行不导入',
    en: 'amounts name another currency ({cells}), which is read as theirs; rows with a bare "$" and no currency in a column of its own are left out',
  },
  note_outcomes: {
    zh: '“{header}”一列里有属于状态、是否中标、排名等其他列的词（{words}）：已按其含义分别读入',
    en: 'words under "{header}" say status, winner or rank, which are other columns ({words}): each is read as what it says',
  },
  note_rates: {
    zh: '“{headers}”是比率或单价，不是总价：只保留，不作金额读取',
    en: '"{headers}" is a rate or the price of a unit, no total: it is kept and not read as an amount',
  },
  note_rates_alone: {
    zh: '价格只有比率或单价（“{headers}”），没有总价：只保留，不作金额读取，价格筛查看不到这些投标',
    en: 'prices are rates or prices of a unit ("{headers}") and not amounts: they are kept, not read as amounts, and price screens do not see these bids',
  },
  note_hidden_rows: {
    zh: '有 {hidden} 行在工作表中被隐藏（第 {rows} 行等），已照常读取；如不应计入，请删除后重新导入',
    en: '{hidden} {hidden|row is|rows are} hidden in the sheet (row {rows} …) and read as all others; if {hidden|it|they} should not count, delete {hidden|it|them} and import again',
  },
  note_struck: {
    zh: '有 {cells} 个单元格带删除线（第 {rows} 行等），已照常读取；如不应计入，请删除后重新导入',
    en: '{cells} {cells|cell is|cells are} struck through (row {rows} …) and read as all others; if {cells|it|they} should not count, delete {cells|it|them} and import again',
  },
  note_shown_currency: {
    zh: '有 {cells} 个数字在工作表中以“{sign}”显示，该符号未读取：币种以“币种”一列为准，未写明即为人民币',
    en: '{cells} {cells|number is|numbers are} shown with "{sign}" in the sheet; the sign is not read: the currency is what a column 币种 (currency) says, else CNY',
  },
  note_over_lots: {
    zh: '{count} 份投标或授标以一个价格对应多个标段：各标段均保留参与，价格不计',
    en: '{count} {count|bid or award has|bids or awards have} one price over several lots: {count|it counts|they count} on each without a price',
  },
  note_shared_award: {
    zh: '{count} 次授标有多个供应商：视为联合体成员，各自金额未知',
    en: '{count} {count|award has|awards have} several suppliers: they are partners, and what each gets is unknown',
  },
  note_unsigned: {
    zh: '{count} 份合同未写明承包人，或所属授标不成立：不导入',
    en: '{count} {count|contract names no contractor, or is of no award that stands, and is|contracts name no contractor, or are of no award that stands, and are} not imported',
  },
  note_contract_currency: {
    zh: '{count} 处合同金额的币种与标段不同：保留合同，金额不计',
    en: '{count} {count|amount of a contract is in another currency than its lot: the contract counts without it|amounts of contracts are in another currency than their lot: the contracts count without them}',
  },
  note_no_lot: {
    zh: '{count} 份投标未指明标段，而该流程有多个标段：记在整个流程名下',
    en: '{count} {count|bid names none of the several lots of its process, and stands|bids name none of the several lots of their process, and stand} on the process as a lot of its own',
  },
  note_unscaled: {
    zh: '“{header}”以“{unit}”为单位，映射文件的 {column} 没有换算（scale），数字按元读取',
    en: '"{header}" is in {unit}, and the mapping gives {column} no scale: its numbers are read as yuan',
  },
  note_likely: {
    zh: '“{header}”不是已知列，未读入；若即 {column}，请改表头或用 --mapping 说明',
    en: '"{header}" is no known column and is not read as one; if it is {column}, rename it or say so in a --mapping',
  },
  note_winners: {
    zh: '“{header}”写明中标人，属于投标表，未读入；若投标人以此名称（代码）为编号，可用 --mapping 一并读入：{hint}',
    en: '"{header}" says who won, which belongs to the bids, and is not read; if bidders go by that name or code, a --mapping reads it too: {hint}',
  },
  note_beside: {
    zh: '一行里并列几个投标人，未读入：{headers}；请用 --mapping 为每个投标人各写一条规则（docs/mapping.md 有例子）',
    en: 'several bidders side by side in a row are not read: {headers}; a --mapping with a rule for each reads them (docs/mapping.md has an example)',
  },
  note_unused: {
    zh: '映射文件未用到、也未保留的列：{columns}',
    en: 'columns that the mapping does not use, which are not kept: {columns}',
  },
  note_repeated: {
    zh: '表中重复出现的表头 {rows} 行，已略过',
    en: '{rows} {rows|line repeats the header and is|lines repeat the header and are} left out',
  },
  note_unit_below: {
    zh: '第 {line} 行写明金额单位为“{said}”，而其上各行已按“{unit}”读取：如单位也适用于这些行，请把单位写进表头后重新导入',
    en: 'line {line} says that amounts are in {said}; the rows above it were read in {unit}: if it is meant for them, write the unit into the header and import again',
  },
  note_totals: {
    zh: '合计、备注行 {rows} 行，已略过',
    en: '{rows} {rows|line of totals or notes is|lines of totals or notes are} left out',
  },
  skip_hidden_sheet: { zh: '隐藏的工作表，不导入', en: 'a hidden sheet, not imported' },
  skip_other_sheet: { zh: '映射文件不针对这张工作表', en: 'the mapping is not for this sheet' },
  binary: {
    zh: '内容是{kind}，与扩展名不符',
    en: 'the content is {kind}, which its extension does not say',
  },
  html_text: {
    zh: '内容是网页（HTML），不是表格文本：请在表格软件中打开，另存为 .xlsx 后再导入',
    en: 'it holds HTML, not a table as text: open it in a spreadsheet, save it as .xlsx, and import that',
  },
  other_workbook: {
    zh: '.{extension} 文件不能直接读取：请在原软件中打开，另存为 .xlsx 或 .csv 后再导入',
    en: 'files of the kind .{extension} cannot be read: save it as .xlsx or .csv with its own program, and import that',
  },
  other_archive: {
    zh: '.{extension} 压缩包不能直接读取：请解压，或改为 .zip 后再导入',
    en: 'archives of the kind .{extension} cannot be read: unpack it, or pack it as .zip, and import that',
  },
  html_workbook: {
    zh: '文件名是工作簿，内容却是网页（HTML）表格：请在表格软件中打开，另存为 .xlsx 后再导入',
    en: 'it is named as a workbook and holds an HTML table: open it in a spreadsheet, save it as .xlsx, and import that',
  },
  xml_workbook: {
    zh: '文件名是工作簿，内容却是 XML 表格：请在表格软件中打开，另存为 .xlsx 后再导入',
    en: 'it is named as a workbook and holds an XML sheet: open it in a spreadsheet, save it as .xlsx, and import that',
  },
  odd_workbook: {
    zh: '文件名是工作簿，内容却不是：既不是 .xlsx、.xls，也不是文本',
    en: 'it is named as a workbook and is none: neither .xlsx nor .xls, nor text',
  },
  note_text_workbook: {
    zh: '文件名以 {extension} 结尾，内容却是文本，已按文本读取',
    en: 'a text file named {extension}, and read as text',
  },
  xls: {
    zh: '旧版 .xls（或加密）工作簿不能直接读取：请在表格软件中打开，另存为 .xlsx（不设密码）后再导入',
    en: 'an old .xls workbook (or one with a password) cannot be read: open it, save it as .xlsx without a password, and import that',
  },
  mostly_faults: {
    zh: '已读的 {rows} 行里有 {faults} 行无法读取，不像数据表',
    en: '{faults} of the first {rows} rows cannot be read: this does not look like a table',
  },
  zip_broken: {
    zh: '压缩包损坏或被截断：{detail}',
    en: 'the archive is damaged or cut short: {detail}',
  },
  zip_entries: { zh: '压缩包内超过 {most} 个文件', en: 'the archive holds more than {most} entries' },
  zip_path: {
    zh: '压缩包内的路径越出压缩包：{name}',
    en: 'the archive holds a path that leaves it: {name}',
  },
  zip_twice: {
    zh: '压缩包里有两个同名文件，只读第一个',
    en: 'the archive holds two entries of this name: the first is read',
  },
  zip_encrypted: {
    zh: '压缩包内的文件有密码，请去掉密码后再导入',
    en: 'the entry has a password: import it without one',
  },
  zip_overlap: {
    zh: '压缩包内的文件互相重叠，疑似压缩炸弹',
    en: 'entries of the archive overlap, as in a ZIP bomb',
  },
  unpacked_too_large: {
    zh: '解压后超过 {most} 字节',
    en: 'unpacks to more than {most} bytes',
  },
  ratio: {
    zh: '解压后是压缩前的 {most} 倍以上，疑似压缩炸弹',
    en: 'unpacks to more than {most} times its size, as a ZIP bomb does',
  },
  gzip_broken: {
    zh: 'gzip 文件损坏或被截断：{detail}',
    en: 'the gzip file is damaged or cut short: {detail}',
  },
  xlsx_broken: { zh: '工作簿损坏：{detail}', en: 'the workbook is damaged: {detail}' },
  xlsx_dtd: {
    zh: '工作簿的 XML 带有 DTD 或实体定义，拒绝读取',
    en: "the workbook's XML declares a DTD or entities, which is refused",
  },
  xlsx_sheets: { zh: '工作簿超过 {most} 张工作表', en: 'the workbook has more than {most} sheets' },
  xlsx_part: {
    zh: '工作簿的 {part} 超过 {most} 字节',
    en: "the workbook's {part} is larger than {most} bytes",
  },
  xlsx_text: {
    zh: '工作表反复引用过长的文字，疑似压缩炸弹',
    en: 'the sheet repeats long texts over and over, as a bomb does',
  },
  xlsx_strings: {
    zh: '工作簿的共享字符串超过 {most} 字节，请拆分工作簿',
    en: "the workbook's shared strings are larger than {most} bytes: split the workbook",
  },
  json_broken: {
    zh: '不是合法的 JSON（第 {line} 行或第 {line} 条）：{detail}',
    en: 'is not valid JSON (line or record {line}): {detail}',
  },
  json_deep: {
    zh: 'JSON 嵌套超过 {most} 层',
    en: 'the JSON is nested more than {most} deep',
  },
  json_large: {
    zh: '一条 JSON 记录超过 {most} 字节',
    en: 'one JSON record is larger than {most} bytes',
  },
  no_ocds: {
    zh: 'JSON 里没有 OCDS 数据（release、release package、record package 或 compiled release）',
    en: 'the JSON holds no OCDS data (release, release package, record package, or compiled release)',
  },
  json_encoding: {
    zh: 'JSON 不是 UTF-8 编码（JSON 只能用 UTF-8）：请转换编码后再导入',
    en: 'the JSON is not in UTF-8, which JSON has to be in: convert it and import that',
  },
  ocds_linked: {
    zh: 'OCDS 记录里只有各次发布的链接，没有内容：请先下载并合并（compile）',
    en: 'its OCDS records hold links to releases and not the releases: fetch and compile them first',
  },
  ocds_versioned: {
    zh: '这是 OCDS 的 versioned release（各字段的历史版本）：请改用 compiled release',
    en: 'these are versioned releases of OCDS (the history of each field): import the compiled releases instead',
  },
  ocds_rows: {
    zh: '一个 OCDS 流程（{ocid}）展开超过 {most} 行或文字过长，疑似恶意构造',
    en: 'one OCDS process ({ocid}) becomes more than {most} rows, or rows too long, as no real one does',
  },
  ocds_empty: {
    zh: 'OCDS 数据里没有标段、投标或主体',
    en: 'the OCDS data holds no lots, bids or parties',
  },
  mapping_column: {
    zh: '映射文件第 {line} 行用到的列“{column}”不在文件里（有 {headers}）',
    en: 'line {line} of the mapping names the column "{column}", which the file does not have (it has {headers})',
  },
  mapping_above: {
    zh: '映射文件要取表头（第 {line} 行）上方“{name}”旁的值，但上方没有它',
    en: 'the mapping takes what stands beside "{name}" above the header (line {line}), and nothing there is called that',
  },
  mapping_invalid: {
    zh: '映射文件 {file} 第 {line} 行有误：{detail}',
    en: 'Cannot use mapping {file}, line {line}: {detail}',
  },
  mapping_absent: { zh: '映射文件 {file} {why}', en: 'Cannot use mapping {file}: it {why}' },
  mapping_swells: {
    zh: '映射文件产生的内容超过原文件的 {most} 倍',
    en: 'the mapping makes more than {most} times what the file holds',
  },
  xlsx_sparse: {
    zh: '工作表几乎全是空单元格',
    en: 'the sheet is almost nothing but empty cells',
  },
  moved: {
    zh: '读取前被移动、替换，或已变为指向别处的链接',
    en: 'it was moved or replaced before it was read, or has become a link to elsewhere',
  },
  too_many_files: { zh: '超过 {most} 个文件', en: 'there are more than {most} files' },

  skip_kind: { zh: '不是可导入的文件类型', en: 'not a kind of file that is imported' },
  skip_truth: { zh: '标注或说明文件，不导入', en: 'truth and readme files are not imported' },
  skip_hidden: { zh: '隐藏文件或临时文件', en: 'hidden or temporary file' },
  skip_link: { zh: '符号链接，不跟随', en: 'a symbolic link, not followed' },
  skip_deep: { zh: '文件夹嵌套过深', en: 'folders are nested too deep' },
  skip_nested: {
    zh: '压缩包里的压缩包，不展开：请先解压这个压缩包，再导入其中的文件',
    en: 'an archive inside an archive is not opened: unpack it, and import the files in it',
  },
  skip_sheet: { zh: '空工作表', en: 'an empty sheet' },
  skip_notes: { zh: '说明或示例工作表，不导入', en: 'a sheet of notes or examples is not imported' },
  skip_json: { zh: '不是 OCDS 数据', en: 'not OCDS data' },
  skip_mapping: {
    zh: '映射文件只针对 {files}',
    en: 'the mapping is for {files}',
  },

  cell_count: {
    zh: '单元格个数与表头不一致：请查看分隔符和引号，补上或删去多余的单元格后重新导入',
    en: 'the row has more or fewer cells than the header: see to its delimiters and quotes, and import it again with as many',
  },
  dollar_sign: {
    zh: '“$”可能是几种货币：请在“币种”一列写明（如 USD、HKD），或用映射文件的 strip 和 currency 说明',
    en: '"$" is the sign of several currencies: write which into a column 币种 (currency, such as USD or HKD), or say it in a --mapping with "strip" and a constant currency',
  },
  sign_contradicts: {
    zh: '金额旁的外币与“币种”一列（或同行另一金额）不同：请改正其一',
    en: 'the currency beside the amount is not that of its column 币种 (currency), or of another amount of the row: mend one of them',
  },
  other_header: {
    zh: '上方出现了另一张表的表头：请把这张表放到单独的工作表或文件里',
    en: 'the header of another table stands above: put that table on a sheet or into a file of its own',
  },
  other_unit: {
    zh: '上方给出的金额单位与本表开头的不同：请把这一段放到单独的工作表或文件里，或在表头写明单位',
    en: 'a line above gives another unit of money than the table began with: put this part on a sheet or into a file of its own, or name the unit in the header',
  },
  bad_quote: {
    zh: '引号后面还有字符',
    en: 'a quoted cell goes on after its closing quote',
  },
  unterminated_quote: { zh: '引号没有结束', en: 'a quote is never closed' },
  giant_cell: { zh: '单元格或整行过长', en: 'a cell, or the row, is too long' },
  bad_encoding: { zh: '含有无法解码的字符', en: 'holds bytes that cannot be decoded' },
  control_character: { zh: '含有空字符（NUL）', en: 'holds a NUL character' },
  lost_digits: {
    zh: '长号码被表格软件存成了数字，末几位已丢失；请把该列设为文本后重新导出',
    en: 'a long number was stored as a float and has lost its last digits: format the column as text and export again',
  },
  formula_error: { zh: '公式没有结果或结果是错误值', en: 'a formula without a result, or with an error' },
  unreadable: { zh: '按映射文件无法读取', en: 'cannot be read the way the mapping says' },
  linked_record: {
    zh: 'OCDS 记录里只有各次发布的链接，没有内容',
    en: 'the record holds links to its releases and not the releases',
  },
  versioned_record: {
    zh: '这是 OCDS 的 versioned release（各字段的历史版本）',
    en: 'a versioned release of OCDS (the history of each field)',
  },
  bad_record: { zh: '记录不完整或结构不对', en: 'the record is incomplete or of the wrong shape' },
} satisfies Texts
export type SourceTextKey = keyof typeof sourceTexts
