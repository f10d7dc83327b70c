/**
 * The trades of a market. median: control price in yuan; normed: how far prices come from a government price
 * base; niche: few firms anywhere; evaluation: weights of the methods of evaluation.
 */
const works = { 'lowest-price': 3, 'average-price': 4, comprehensive: 3, 'award-separation': 2 }
const services = { 'lowest-price': 1, 'average-price': 1, comprehensive: 6, 'award-separation': 2 }
const goods = { 'lowest-price': 5, 'average-price': 1, comprehensive: 4, 'award-separation': 0 }

const trade = (name, suffix, industry, category, median, normed, niche, evaluation, domain = 'tender') => ({
  name,
  suffix,
  industry,
  category,
  median,
  normed,
  niche,
  evaluation,
  domain,
})

export const TRADES = [
  trade('房屋建筑工程', '建设', 'housing', 'works', 2.2e7, 0.4, false, works),
  trade('市政道路工程', '市政工程', 'housing', 'works', 9e6, 0.5, false, works),
  trade('公路养护工程', '交通工程', 'transport', 'works', 6e6, 0.5, false, works),
  trade('水利堤防工程', '水利建设', 'water', 'works', 1.1e7, 0.4, false, works),
  trade('装饰装修工程', '装饰工程', 'housing', 'works', 2.4e6, 0.2, false, works, 'small-works'),
  trade('园林绿化工程', '园林', 'housing', 'works', 1.8e6, 0.3, false, works, 'small-works'),
  trade('农田整治工程', '农业工程', 'agriculture', 'works', 3e6, 0.6, false, works),
  trade('机电安装工程', '机电', 'housing', 'works', 3.5e6, 0.2, false, works),
  trade('工程监理服务', '监理', 'housing', 'services', 9e5, 0.9, false, services),
  trade('工程设计服务', '设计', 'housing', 'services', 1.4e6, 0.8, false, services),
  trade('造价咨询服务', '工程咨询', 'housing', 'services', 4e5, 0.9, false, services),
  trade('信息化设备采购', '信息技术', 'procurement', 'goods', 1.2e6, 0.1, false, goods, 'procurement'),
  trade('医疗设备采购', '医疗器械', 'procurement', 'goods', 1.6e6, 0.1, false, goods, 'procurement'),
  trade('办公家具采购', '家具', 'procurement', 'goods', 5e5, 0.2, false, goods, 'procurement'),
  trade('物业管理服务', '物业服务', 'procurement', 'services', 8e5, 0.7, false, services, 'procurement'),
  trade('食材配送服务', '农产品配送', 'procurement', 'services', 7e5, 0.3, false, services, 'procurement'),
  trade('航道疏浚工程', '疏浚工程', 'marine', 'works', 1.3e7, 0.3, true, works),
  trade('爆破工程', '爆破', 'planning', 'works', 2e6, 0.3, true, works),
  trade('电梯维保服务', '电梯', 'procurement', 'services', 3e5, 0.6, true, services, 'procurement'),
  trade('文物修缮工程', '古建园林', 'other', 'works', 2.5e6, 0.3, true, works),
  trade('海域测绘服务', '测绘', 'marine', 'services', 6e5, 0.8, true, services),
  trade('工程检测服务', '检测', 'housing', 'services', 5e5, 0.9, true, services),
]

const isNiche = (t) => t.niche

/**
 * `broad` ordinary (at will works only) and `niche` narrow trades, with each market's own habits of price.
 */
export function drawTrades(r, broad, niche, onlyWorks) {
  const chosen = [
    ...r.sample(
      TRADES.filter((t) => !isNiche(t) && (t.category === 'works' || !onlyWorks)),
      broad,
    ),
    ...r.sample(TRADES.filter(isNiche), niche),
  ]
  return chosen.map((t) => ({
    ...t,
    weight: t.niche ? r.uniform(0.05, 0.25) : r.logUniform(0.3, 2.5),
    loose: r.uniform(0.03, 0.2),
    habit: r.uniform(0.02, 0.13),
    spread: r.logUniform(0.012, 0.06),
    clustered: r.chance(t.normed * 0.6),
  }))
}
