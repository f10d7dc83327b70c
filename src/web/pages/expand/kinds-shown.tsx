import { expandTexts as texts } from '../../../texts/console-expand.js'
import { useLanguage } from '../../page/language.js'
import { groupsOf, type Node } from './graph.js'
import { wordOf } from './words.js'

/** Which kinds of thing are seen, each with how many of it there are. */
export const KindsShown = ({
  nodes,
  hidden,
  turn,
}: {
  nodes: readonly Node[]
  hidden: ReadonlySet<string>
  turn: (group: string) => void
}) => {
  const { t } = useLanguage()
  return (
    <fieldset className="expand-kinds">
      <legend>{t(texts.shownKinds)}</legend>
      {groupsOf(nodes).map(([group, some]) => (
        <label key={group}>
          <input type="checkbox" checked={!hidden.has(group)} onChange={() => turn(group)} />
          {wordOf(group, t)} {some.length}
        </label>
      ))}
    </fieldset>
  )
}
