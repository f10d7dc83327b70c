/** Traditional forms of the characters in headers, units and words of the import format, each before ours. */
const FORMS =
  '標标編编號号報报價价額额間间時时稱称統统會会碼码單单業业員员電电話话職职務务狀状態态開开預预類类別别區区劃划鄉乡鎮镇辦办詢询談谈競竞爭争採采購购綜综評评審审經经項项聯联' +
  '體体據据證证書书創创識识後后錄录載载戶户賬账帳账網网遞递遲迟萬万億亿圓元幣币種种發发結结簽签訂订變变處处罰罚資资質质確确認认關关係系繫系東东監监註注銷销場场負负責责實实' +
  '際际為为與与無无權权備备團团貨货運运輸输農农設设築筑動动產产範范圍围達达總总數数檔档盤盘機机鎖锁軟软傳传費费約约參参專专組组長长屬属歷历應应險险搶抢災灾獨独來来請请廢废' +
  '決决棄弃選选補补擬拟該该細细賣卖買买頁页計计說说釋释節节儲储導导讓让優优點点終终暫暂緩缓國国華华曆历週周禮礼兩两陸陆貳贰門门財财謙谦筆笔現现轉转記记過过續续給给連连進进' +
  '還还遠远適适鑑鉴鑒鉴銀银錢钱隊队陽阳隨随雜杂難难靜静順顺領领題题風风飛飞馬马驗验龍龙劉刘師师帶带幹干庫库廠厂廣广張张強强彙汇徵征憑凭懷怀戰战掛挂換换損损擔担擴扩擇择攜携' +
  '斷断條条樣样樓楼檢检歲岁歸归殘残氣气沒没淨净測测溝沟滅灭滿满漲涨澤泽濟济牆墙獎奖環环當当療疗級级紀纪納纳紙纸絡络絕绝維维綱纲線线練练縣县績绩織织繳缴義义習习聲声聽听興兴' +
  '舊旧艙舱藝艺藥药衛卫裝装規规視视覽览觀观討讨訓训託托許许訴诉詳详誤误課课調调諮咨講讲譯译議议護护讀读貝贝貢贡貼贴貿贸賀贺賃赁賠赔車车軌轨輛辆輪轮辯辩郵邮釐厘鋪铺錯错鍵键' +
  '鐵铁閉闭閱阅陳陈階阶雙双離离雲云頂顶頻频顆颗願愿顧顾顯显飯饭養养館馆驅驱驟骤鬆松齊齐齡龄佔占併并倉仓個个們们倫伦側侧債债傷伤傾倾僅仅儀仪儘尽償偿兒儿內内冊册凍冻則则剛刚' +
  '劑剂勞劳勢势勝胜匯汇協协啟启問问喪丧嚴严圖图園园執执塊块塗涂墊垫壓压壞坏壯壮夠够夾夹奪夺婦妇孫孙學学寧宁寫写寬宽寶宝將将尋寻對对層层岡冈島岛嶺岭幫帮廳厅彈弹從从復复徑径' +
  '恆恒愛爱慣惯'

const SIMPLE = new Map<string, string>()
for (let i = 0; i < FORMS.length; i += 2) SIMPLE.set(FORMS[i]!, FORMS[i + 1]!)
const TRADITIONAL = new RegExp(`[${[...SIMPLE.keys()].join('')}]`, 'g')

/**
 * Text with traditional characters made simplified, character by character: for headers, units and words of
 * closed lists (`標段編號`, `萬元`, `廢標`), never for names, which are kept as written.
 */
export const simplified = (text: string): string =>
  text.replace(TRADITIONAL, (character) => SIMPLE.get(character)!)
