import { useEffect, useMemo, useState } from 'react'
import { expandTexts as texts } from '../../../texts/console-expand.js'
import { listText } from '../../../texts/text.js'
import { saveText } from '../../api/download.js'
import { useLanguage } from '../../page/language.js'
import { Bundle, OnDemand } from '../../page/on-demand.js'
import { Page } from '../../page/page.js'
import { PrintButton } from '../../page/print-button.js'
import { useParams } from '../../page/use-param.js'
import { Figure } from '../../parts/figure.js'
import { Loaded } from '../../parts/states.js'
import { saveCsv } from '../../parts/table/list-foot.js'
import { EdgeTable } from './edge-table.js'
import { type Graph, groupsOf, seenOf } from './graph.js'
import { KindsShown } from './kinds-shown.js'
import { LeadOfChosen } from './make-lead.js'
import { useNodeColumns } from './node-columns.js'
import { Start } from './start.js'
import { StepAsk } from './step-ask.js'
import { readSteps, type Step, writeSteps } from './steps.js'
import { MOST_DRAWN, useGraph } from './use-graph.js'
import { usePositions } from './use-positions.js'
import { wordOf } from './words.js'

const CANVAS = new Bundle(() => import('./canvas.js'))

/** The market step by step: where it began and every step since stand in the address. */
export default function ExpandPage() {
  const { t } = useLanguage()
  const [params] = useParams()
  const seed = params.get('seed') ?? ''
  return (
    <Page title={t(texts.title)} acts={<PrintButton />}>
      <p>{t(texts.hint)}</p>
      {seed === '' ? <Start /> : <Walk seed={seed} />}
    </Page>
  )
}

const Walk = ({ seed }: { seed: string }) => {
  const { t } = useLanguage()
  const [params, change] = useParams()
  const first: Step = { what: 'around', of: [seed], steps: 2, limit: 30 }
  const later = readSteps(params.get('do') ?? '')
  const query = useGraph([first, ...later])
  // comes while the service is asked
  useEffect(() => void CANVAS.load(), [])
  const restart = (
    <button type="button" onClick={() => change({ seed: '', do: '', hide: '', drop: '', q: '' })}>
      {t(texts.restart)}
    </button>
  )
  return (
    <Loaded query={query}>
      {(graph) => (
        <Shown
          graph={graph}
          add={(step) => change({ do: writeSteps([...later, step]) })}
          acts={
            <>
              {later.length > 0 && (
                <button type="button" onClick={() => change({ do: writeSteps(later.slice(0, -1)) })}>
                  {t(texts.back)}
                </button>
              )}
              {restart}
            </>
          }
        />
      )}
    </Loaded>
  )
}

const listed = (text: string | null): string[] => (text ? text.split('~') : [])
const turned = (list: readonly string[], one: string): string[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one]

const Shown = ({ graph, add, acts }: { graph: Graph; add: (step: Step) => void; acts: React.ReactNode }) => {
  const { t } = useLanguage()
  const [params, change] = useParams()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState<Pick<Step, 'what' | 'of'> | undefined>()
  const hide = params.get('hide')
  const drop = params.get('drop')
  const seen = useMemo(() => seenOf(graph, new Set(listed(hide)), new Set(listed(drop))), [graph, hide, drop])
  const rows = useMemo(() => groupsOf(seen.nodes).flatMap(([, nodes]) => nodes), [seen])
  const seeds = useMemo(() => new Set(graph.nodes.slice(0, 1).map(({ id }) => id)), [graph])
  const places = usePositions(graph)
  const pickedNodes = seen.nodes.filter(({ id }) => chosen.has(id))
  const picked = pickedNodes.map(({ id }) => id)
  const dropAll = (ids: readonly string[]): void =>
    change({ drop: [...new Set([...listed(drop), ...ids])].join('~') })
  const columns = useNodeColumns(seen.edges, chosen, {
    turn: (id) => setChosen(new Set(turned([...chosen], id))),
    expand: (id) => setAsking({ what: 'around', of: [id] }),
    drop: (id) => dropAll([id]),
  })
  const full = graph.nodes.length >= MOST_DRAWN
  const summary = t(texts.summary, { nodes: seen.nodes.length, edges: seen.edges.length })
  return (
    <>
      <Told graph={graph} />
      {full && <p className="warnings">{t(texts.tooMany, { n: MOST_DRAWN })}</p>}
      <div className="expand-acts" role="group" aria-label={t(texts.acts)}>
        <button
          type="button"
          className="primary"
          disabled={full || picked.length === 0 || picked.length > 50}
          onClick={() => setAsking({ what: 'around', of: picked })}
        >
          {t(texts.expandChosen, { n: picked.length })}
        </button>
        <button
          type="button"
          disabled={full || picked.length < 2 || picked.length > 500}
          onClick={() => setAsking({ what: 'between', of: picked })}
        >
          {t(texts.connect, { n: picked.length })}
        </button>
        <button type="button" disabled={picked.length === 0} onClick={() => dropAll(picked)}>
          {t(texts.dropChosen, { n: picked.length })}
        </button>
        <LeadOfChosen nodes={pickedNodes} />
        {acts}
        <button type="button" onClick={() => saveGraph(seen)}>
          {t(texts.exportJson)}
        </button>
        <button type="button" onClick={() => void saveCsv('expansion', rows, columns)}>
          {t(texts.exportCsv)}
        </button>
      </div>
      <KindsShown
        nodes={graph.nodes}
        hidden={new Set(listed(hide))}
        turn={(group) => change({ hide: turned(listed(hide), group).join('~') })}
      />
      <Figure
        name="view"
        title={t(texts.picture)}
        summary={summary}
        rows={rows}
        columns={columns}
        keyOf={({ id }) => id}
        first="both"
        picture={
          <OnDemand
            of={CANVAS}
            props={{
              ...seen,
              places,
              seeds,
              chosen,
              choose: (ids) => setChosen(new Set(ids)),
              label: summary,
            }}
          />
        }
      />
      <EdgeTable {...seen} />
      {asking && (
        <StepAsk
          {...asking}
          onClose={() => setAsking(undefined)}
          onStep={(step) => {
            setAsking(undefined)
            add(step)
          }}
        />
      )}
    </>
  )
}

/** What the last step brought, and what it left out. */
const Told = ({ graph: { fresh, notShown, nodes } }: { graph: Graph }) => {
  const { t, lang } = useLanguage()
  const hubs = nodes.slice(nodes.length - fresh).filter(({ hub }) => hub).length
  const left = Object.entries(notShown).map(([kind, n]) => `${wordOf(kind, t)} ${n}`)
  const told = [
    t(texts.fresh, { n: fresh }),
    ...(left.length > 0 ? [t(texts.notShown, { list: listText(left, lang) })] : []),
    ...(hubs > 0 ? [t(texts.hubs, { n: hubs })] : []),
  ]
  return <p role="status">{told.join(lang === 'zh' ? '' : ' ')}</p>
}

const saveGraph = ({ nodes, edges }: Pick<Graph, 'nodes' | 'edges'>): void =>
  saveText('expansion.json', 'application/json', `${JSON.stringify({ nodes, edges }, null, 2)}\n`)
