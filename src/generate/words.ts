/** Words from which names, places and titles are put together. Firms and people made of them are invented. */
const chars = (text: string): string[] => [...text]

export const SURNAMES = chars(
  '王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚',
)
export const GIVEN = chars(
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰波辉玲红建国志海斌宇浩凯健俊帆婷雪慧莹晨阳飞鹏林峰亮梅琴云莲真环荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉',
)
export const BRAND_FIRST = chars('澜砺衡岚珩昶骁屿泽垚钧翊霖晟禹湛溯沛瀚屹峤崚磐拓臻曜朔聿弘骏铄淳濠汀渚')
export const BRAND_SECOND = chars('屿澜衡岳帆舟港湾桥川原野峰岩石垒基业筑创达远信诚和润泰安盛隆昌茂景源')
export const ROADS =
  '望海路 东海路 云帆路 渔歌路 观澜路 碧港路 听涛街 灯塔路 银滩路 海市街 环岛路 港务路 船厂路 盐田路 沙河路 学海路 商贸街 长堤路 同心路 文渊路 凤栖路 兴旺街 南山路 石笋路'.split(
    ' ',
  )
export const VILLAGES = '金平 青沙 基湖 高场 会城 田岙 峙岙 大悲 石柱 干斜 里西 奇观'.split(' ')
export const MAIL_HOSTS = ['163.com', '126.com', 'qq.com', 'sina.com', '139.com']
export const BANKS = ['102', '103', '104', '105', '402', '403']
export const TOOL_VERSIONS = [
  '投标工具6.1.2',
  '投标工具6.2.0',
  '投标工具6.3.1',
  '投标工具7.0.0',
  '投标工具7.0.4',
]
export const CLIENTS = ['Chrome/109', 'Chrome/120', 'Edge/122', 'Edge/118', 'Firefox/115', 'Chrome/86']
export const DEFAULT_AUTHORS = ['Administrator', 'User', 'lenovo', 'admin', 'Windows User', 'HP']
export const PLACEHOLDERS = ['-', '/', '无', 'null', '详见公告', '——']

export interface Region {
  code: string
  city: string
  name: string
  townships: readonly string[]
}
const region = (code: string, city: string, name: string, townships: string): Region => ({
  code,
  city,
  name,
  townships: townships.split(' '),
})
/** The home county first; a bigger market takes more of them. */
export const REGIONS: readonly Region[] = [
  region('330922', '舟山市', '嵊泗县', '菜园镇 嵊山镇 洋山镇 五龙乡 黄龙乡 枸杞乡 花鸟乡'),
  region('330921', '舟山市', '岱山县', '高亭镇 东沙镇 岱东镇 岱西镇 长涂镇 衢山镇 秀山乡'),
  region('330902', '舟山市', '定海区', '昌国街道 环南街道 城东街道 盐仓街道 金塘镇 白泉镇'),
  region('330903', '舟山市', '普陀区', '沈家门街道 东港街道 朱家尖街道 六横镇 虾峙镇 桃花镇'),
  region('330203', '宁波市', '海曙区', '南门街道 江厦街道 西门街道 月湖街道'),
  region('330206', '宁波市', '北仑区', '新碶街道 小港街道 大碶街道 霞浦街道'),
  region('330211', '宁波市', '镇海区', '招宝山街道 蛟川街道 骆驼街道 庄市街道'),
  region('330225', '宁波市', '象山县', '丹东街道 石浦镇 西周镇 鹤浦镇'),
  region('330226', '宁波市', '宁海县', '跃龙街道 长街镇 力洋镇 强蛟镇'),
  region('331002', '台州市', '椒江区', '海门街道 白云街道 葭沚街道 大陈镇'),
  region('331022', '台州市', '三门县', '海游街道 健跳镇 花桥镇 蛇蟠乡'),
  region('331081', '台州市', '温岭市', '太平街道 松门镇 石塘镇 箬横镇'),
  region('330424', '嘉兴市', '海盐县', '武原街道 沈荡镇 百步镇 澉浦镇'),
  region('330482', '嘉兴市', '平湖市', '当湖街道 乍浦镇 新埭镇 独山港镇'),
  region('330602', '绍兴市', '越城区', '塔山街道 府山街道 皋埠街道 斗门街道'),
  region('330604', '绍兴市', '上虞区', '百官街道 曹娥街道 崧厦街道 沥海街道'),
  region('330304', '温州市', '瓯海区', '景山街道 梧田街道 潘桥街道 仙岩街道'),
  region('330383', '温州市', '龙港市', '龙港 舥艚 芦浦 云岩'),
]
