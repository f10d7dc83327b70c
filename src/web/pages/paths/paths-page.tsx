import type { FormEvent } from 'react'
import { lookUpTexts as texts } from '../../../texts/console-market.js'
import { KIND_TEXTS } from '../../../texts/kinds.js'
import { type Lang, listText } from '../../../texts/text.js'
import { api, type Problem, type Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Page } from '../../page/page.js'
import { useParams } from '../../page/use-param.js'
import { useColumnWords } from '../../parts/column-words.js'
import { BidderLink, ValueLink } from '../../parts/names.js'
import { Empty, Loaded } from '../../parts/states.js'

type Chains = Schemas['Chains']
type Node = Chains['from']

/** The shortest chains of facts between two things, each a row that reads from one end to the other. */
export default function PathsPage() {
  const { t } = useLanguage()
  const [params, change] = useParams()
  const [from, to] = [params.get('from') ?? '', params.get('to') ?? '']
  const asked = from !== '' && to !== ''
  const query = api.useQuery('get', '/api/v1/paths', { params: { query: { from, to } } }, { enabled: asked })
  const ask = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    change({ from: String(form.get('from')).trim(), to: String(form.get('to')).trim() })
  }
  return (
    <Page title={t(texts.paths)}>
      <p className="small">{t(texts.pathsHint)}</p>
      <form className="filters" onSubmit={ask}>
        <label>
          {t(texts.fromEnd)}
          <input key={from} name="from" defaultValue={from} required size={30} />
        </label>
        <label>
          {t(texts.toEnd)}
          <input key={to} name="to" defaultValue={to} required size={30} />
        </label>
        <button type="submit" className="primary">
          {t(texts.findPaths)}
        </button>
      </form>
      {asked && (query.error as Problem | null)?.status === 404 && <Empty>{t(texts.noPath)}</Empty>}
      {asked && (query.error as Problem | null)?.status !== 404 && (
        <Loaded query={query}>{(found) => <Found found={found} />}</Loaded>
      )}
    </Page>
  )
}

const Found = ({ found }: { found: Chains }) => {
  const { t, lang } = useLanguage()
  const wordOf = useColumnWords()
  if (found.chains.length === 0) return <Empty>{t(texts.noPath)}</Empty>
  return (
    <>
      {found.chains.map(({ nodes, facts }, i) => (
        <section key={nodes.map(idOf).join(' ')} className="panel block">
          <h2>{t(texts.chain, { n: i + 1, facts: facts.length })}</h2>
          <ol className="chain">
            {nodes.map((node, step) => (
              <li key={idOf(node)}>
                <NodeName node={node} />
                {facts[step] && <span className="small"> — {factText(facts[step], wordOf, lang)} →</span>}
              </li>
            ))}
          </ol>
        </section>
      ))}
      {found.passedOver.length > 0 && (
        <p>
          {t(texts.passedOver)}:{' '}
          {found.passedOver.map(({ kind, value }) => `${t(KIND_TEXTS[kind])} ${value}`).join(' · ')}
        </p>
      )}
    </>
  )
}

const idOf = (node: Node): string =>
  node.type === 'value' ? `${node.kind}:${node.value}` : `${node.type}:${'id' in node ? node.id : ''}`

const NodeName = ({ node }: { node: Node }) => {
  const { t } = useLanguage()
  if (node.type === 'value')
    return (
      <>
        {t(KIND_TEXTS[node.kind])} <ValueLink kind={node.kind} value={node.value} />
      </>
    )
  return 'id' in node && node.id ? (
    <BidderLink id={node.id} name={'name' in node ? node.name : undefined} />
  ) : (
    node.type
  )
}

const factText = (
  fact: Chains['chains'][number]['facts'][number],
  wordOf: (column: string) => string,
  lang: Lang,
): string =>
  fact.type === 'holds'
    ? `${listText(fact.sources.map(wordOf), lang)} ${fact.from ?? ''}${fact.to && fact.to !== fact.from ? `–${fact.to}` : ''}`
    : `${fact.share === null ? '' : `${Math.round(100 * fact.share)}%`} ${fact.from ?? ''}`
