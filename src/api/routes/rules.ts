import { z } from 'zod'
import { AppError } from '../../domain/errors.js'
import { RULES } from '../../rules/index.js'
import { missingColumns, type Rule as RuleOf } from '../../rules/rule.js'
import type { Loaded } from '../../service/loaded-market.js'
import type { ApiParts } from '../api.js'
import type { Api } from '../app-type.js'
import { describe } from '../describe.js'
import { Rule } from '../schemas.js'

/** The catalogue of rules, each with whether the data now loaded lets it be evaluated. */
export const ruleRoutes =
  ({ gate, market }: ApiParts) =>
  async (app: Api): Promise<void> => {
    app.get(
      '/rules',
      {
        schema: describe({
          id: 'listRules',
          summary:
            'Every rule: question, formula, legal basis, exemptions, default settings, and what it lacks',
          tag: 'rules',
          json: z.object({ data: z.array(Rule) }).meta({ id: 'RuleList' }),
        }),
      },
      async (request, reply) =>
        gate.read(request, reply, {
          what: 'rules',
          needs: [],
          cacheKey: `rules/${market.now?.market.digest}`,
          load: () => ({ data: RULES.map((rule) => shown(rule, market.now)) }),
        }),
    )
    app.get(
      '/rules/:id',
      {
        schema: describe({
          id: 'getRule',
          summary: 'One rule',
          tag: 'rules',
          params: z.object({ id: z.string().min(1) }),
          json: Rule,
        }),
      },
      async (request, reply) =>
        gate.read(request, reply, {
          what: 'rule',
          id: request.params.id,
          needs: [],
          load: () => {
            const rule = RULES.find(({ id }) => id === request.params.id.toUpperCase())
            if (!rule) throw new AppError('not_found', `There is no rule "${request.params.id}"`)
            return shown(rule, market.now)
          },
        }),
    )
  }

const shown = (rule: RuleOf, loaded: Loaded | undefined) => {
  const missing = rule.notCarried ? [...rule.notCarried] : loaded ? missingColumns(rule, loaded.market) : []
  return {
    id: rule.id,
    family: rule.family,
    grade: rule.grade,
    name: rule.name,
    question: rule.question,
    formula: rule.formula,
    silentWhen: rule.silentWhen,
    exemptions: rule.exemptions,
    law: rule.law,
    ocp: rule.ocp ?? null,
    settings: rule.settings.safeParse({}).data ?? null,
    needs: rule.needs,
    notCarried: rule.notCarried ?? null,
    evaluated: rule.notCarried ? false : loaded ? missing.length === 0 : null,
    missing,
  }
}
