import cytoscape, { type Core } from 'cytoscape'
import { useEffect, useRef, useState } from 'react'
import { expandTexts as texts } from '../../../texts/console-expand.js'
import { useLanguage } from '../../page/language.js'
import { linesBelow } from './lines.js'
import { LOOK } from './look.js'
import { fitAll, nameInSight } from './sight.js'
import { type Drawn, type Shown, useElements } from './use-elements.js'

/** Lines are drawn anew and names follow when a picture that is moved rests. */
const RESTS_AFTER_MS = 200

/**
 * Pixels of the picture to one of the page. Below or at 1 cytoscape draws what is moved at twice the size,
 * all things of it anew: a third of a second at 2,000.
 */
const RATIO = Math.max(1.0001, devicePixelRatio)

interface CanvasProps extends Shown {
  choose: (ids: string[]) => void
  /** what the picture shows, in a sentence */
  label: string
}

/** The picture on a canvas; moved by pointer or by buttons, and told in full by the table beside it. */
export default function Canvas(props: CanvasProps) {
  const { t } = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  const below = useRef<HTMLCanvasElement>(null)
  const [drawn, setDrawn] = useState<Drawn | undefined>()
  const latest = useRef(props)
  latest.current = props
  useEffect(() => {
    const core = cytoscape({
      container: box.current,
      style: LOOK,
      layout: { name: 'preset' },
      maxZoom: 3,
      minZoom: 0.05,
      boxSelectionEnabled: true,
      pixelRatio: RATIO,
      textureOnViewport: true,
    })
    const lines = linesBelow(core, below.current!, RATIO)
    core.on('tap', ({ target }) => {
      if (target === core) latest.current.choose([])
    })
    core.on('select unselect', 'node', () => {
      const ids = core.$('node:selected').map((node) => node.id())
      const now = latest.current.chosen
      if (ids.length !== now.size || ids.some((id) => !now.has(id))) latest.current.choose(ids)
    })
    const stop = keepTogether({ core, lines })
    setDrawn({ core, lines })
    return () => {
      stop()
      core.destroy()
    }
  }, [])
  useElements(drawn, props)
  return (
    <div className="expand-picture">
      <span id="__________cytoscape_stylesheet" hidden />
      <canvas ref={below} className="expand-lines" aria-hidden="true" />
      <div ref={box} className="expand-canvas" role="img" aria-label={props.label} />
      <ViewButtons core={drawn?.core} legend={t(texts.view)} />
    </div>
  )
}

/** Has lines go with the view and with things that are dragged; gives what ends it. */
const keepTogether = ({ core, lines }: Drawn): (() => void) => {
  let later: ReturnType<typeof setTimeout> | undefined
  let dragged = false
  core.on('viewport', () => {
    lines.follow()
    clearTimeout(later)
    later = setTimeout(() => {
      lines.paint()
      nameInSight(core)
    }, RESTS_AFTER_MS)
  })
  core.on('drag', 'node', () => {
    dragged = true
  })
  core.on('render', () => {
    if (dragged) lines.paint()
    dragged = false
  })
  core.on('resize', () => lines.paint())
  return () => clearTimeout(later)
}

const STEP = 80

const ViewButtons = ({ core, legend }: { core: Core | undefined; legend: string }) => {
  const { t } = useLanguage()
  const zoom = (by: number) => (): void => {
    core?.zoom({ level: core.zoom() * by, renderedPosition: { x: core.width() / 2, y: core.height() / 2 } })
  }
  const pan = (x: number, y: number) => (): void => void core?.panBy({ x, y })
  const buttons: [sign: string, text: keyof typeof texts, act: () => void][] = [
    ['+', 'zoomIn', zoom(1.25)],
    ['−', 'zoomOut', zoom(0.8)],
    ['⤢', 'fit', () => core && fitAll(core)],
    ['←', 'left', pan(STEP, 0)],
    ['→', 'right', pan(-STEP, 0)],
    ['↑', 'up', pan(0, STEP)],
    ['↓', 'down', pan(0, -STEP)],
  ]
  return (
    <div className="expand-view choices" role="group" aria-label={legend}>
      {buttons.map(([sign, text, act]) => (
        <button key={text} type="button" onClick={act} aria-label={t(texts[text])} title={t(texts[text])}>
          {sign}
        </button>
      ))}
    </div>
  )
}
