import { Link } from 'wouter'
import { consoleTexts } from '../../../texts/console.js'
import { workTexts as texts } from '../../../texts/console-work.js'
import { FAMILY_TEXTS } from '../../../texts/rings.js'
import { clauseText, listText } from '../../../texts/text.js'
import { api, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { useParams } from '../../page/use-param.js'
import { useColumnWords } from '../../parts/column-words.js'
import { GradeMark } from '../../parts/level.js'
import { Loaded } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { ListFoot } from '../../parts/table/list-foot.js'
import { Terms } from '../../parts/terms.js'

type Rule = Schemas['Rule']

/** The catalogue: what each rule asks, and whether the data lets it. */
export default function RulesPage() {
  const { t } = useLanguage()
  const query = api.useQuery('get', '/api/v1/rules')
  return (
    <Page title={t(texts.rulesTitle)}>
      <Loaded query={query}>{({ data }) => <Catalogue rules={data} />}</Loaded>
    </Page>
  )
}

const Catalogue = ({ rules }: { rules: readonly Rule[] }) => {
  const { t, lang } = useLanguage()
  const [params, change] = useParams()
  const at = params.get('at') ?? undefined
  const chosen = rules.find(({ id }) => id === at)
  const familyName = ({ family }: Rule): string => t(FAMILY_TEXTS[family as keyof typeof FAMILY_TEXTS])
  const columns: Column<Rule>[] = [
    {
      key: 'id',
      head: t(texts.rule),
      width: '90px',
      rowHead: true,
      value: ({ id }) => id,
      cell: ({ id }) => <Link href={`/rules?at=${id}`}>{id}</Link>,
    },
    {
      key: 'name',
      head: t(texts.title),
      value: ({ name }) => name[lang],
      cell: ({ name }) => <span title={name[lang]}>{name[lang]}</span>,
    },
    { key: 'family', head: t(texts.family), width: '150px', value: familyName, cell: familyName },
    {
      key: 'grade',
      head: t(texts.grade),
      width: '150px',
      value: ({ grade }) => grade,
      cell: ({ grade }) => <GradeMark grade={grade as never} />,
    },
    {
      key: 'evaluated',
      head: t(texts.evaluated),
      width: '90px',
      value: ({ evaluated }) => String(evaluated),
      cell: ({ evaluated }) => t(evaluated ? consoleTexts.yes : consoleTexts.no),
    },
  ]
  return (
    <>
      <p>{t(texts.rulesHint, { n: rules.length, m: rules.filter(({ evaluated }) => evaluated).length })}</p>
      <div className={chosen ? 'split' : undefined}>
        <div>
          <DataTable
            caption={t(texts.rulesTitle)}
            columns={columns}
            rows={rules}
            keyOf={({ id }) => id}
            at={at}
            onAt={(id) => change({ at: id })}
            dense
          />
          <ListFoot address="/api/v1/rules" name="rules" rows={rules} columns={columns} />
        </div>
        {chosen && <Detail rule={chosen} close={() => change({ at: '' })} />}
      </div>
    </>
  )
}

const Detail = ({ rule, close }: { rule: Rule; close: () => void }) => {
  const { t, lang } = useLanguage()
  const wordOf = useColumnWords()
  const { id, name, question, why, example, formula, exemptions, articles, silentWhen, missing } = rule
  return (
    <aside className="drawer" aria-label={`${id} ${name[lang]}`}>
      <div className="drawer-head">
        <h2>
          {id} {name[lang]}
        </h2>
        <button type="button" onClick={close}>
          {t(consoleTexts.close)}
        </button>
      </div>
      <Terms
        of={[
          [t(texts.question), question[lang]],
          [t(texts.redFlag), why?.[lang]],
          [t(texts.example), example?.[lang]],
          [t(texts.formula), formula],
          [
            t(texts.exemptions),
            clauseText(
              exemptions.map((one) => one[lang]),
              lang,
            ),
          ],
          [t(texts.silentWhen), silentWhen[lang]],
          [
            t(texts.law),
            clauseText(
              articles.map((one) => one[lang]),
              lang,
            ),
          ],
          [t(texts.missingColumns), listText(missing.map(wordOf), lang)],
        ]}
      />
      <p>
        <Link href={`/rings?rule=${id}`}>{t(texts.ringsOfRule)}</Link>
      </p>
    </aside>
  )
}
