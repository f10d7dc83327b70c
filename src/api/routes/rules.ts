import { z } from 'zod'
import { AppError } from '../../domain/errors.js'
import { RULES } from '../../rules/index.js'
import { missingColumns, type Rule as RuleOf } from '../../rules/rule.js'
import { ruleJson } from '../../rules/rule-json.js'
import type { Loaded } from '../../service/loaded-market.js'
import { read } from '../read-route.js'
import type { Route } from '../route.js'
import { IdParams } from '../schemas/query.js'
import { Rule } from '../schemas/rule.js'

const listRules = read('/rules', {
  id: 'listRules',
  summary: 'Every rule: question, formula, legal basis, exemptions, default settings, and what it lacks',
  tag: 'rules',
  json: z.object({ data: z.array(Rule) }).meta({ id: 'RuleList' }),
  what: 'rules',
  access: { resource: 'anyone', classes: ['ops'] },
  needs: [],
  cache: ({ market }) => [market.now?.market.digest],
  load: ({ market }) => ({ data: RULES.map((rule) => shown(rule, market.now)) }),
})

const getRule = read('/rules/:id', {
  id: 'getRule',
  summary: 'One rule',
  tag: 'rules',
  params: IdParams,
  json: Rule,
  what: 'rule',
  access: { resource: 'anyone', classes: ['ops'] },
  needs: [],
  load: ({ params, market }) => {
    const rule = RULES.find(({ id }) => id === params.id.toUpperCase())
    if (!rule) throw new AppError('not_found', `There is no rule "${params.id}"`)
    return shown(rule, market.now)
  },
})

/** The catalogue of rules, each with whether the data now loaded lets it be evaluated. */
export const ruleRoutes: Route[] = [listRules, getRule]

const shown = (rule: RuleOf, loaded: Loaded | undefined) => {
  const missing = rule.notCarried ? [...rule.notCarried] : loaded ? missingColumns(rule, loaded.market) : []
  return {
    ...ruleJson(rule),
    evaluated: rule.notCarried ? false : loaded ? missing.length === 0 : null,
    missing,
  }
}
