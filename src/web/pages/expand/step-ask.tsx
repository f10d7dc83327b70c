import { VALUE_KINDS } from '../../../domain/value-kind.js'
import { expandTexts as texts } from '../../../texts/console-expand.js'
import { useLanguage } from '../../page/language.js'
import { Ask } from '../../parts/ask.js'
import { DayField } from '../../parts/day-field.js'
import type { Step } from './steps.js'
import { wordOf } from './words.js'

/** Kinds that come unticked: lots are many, and say little by themselves. */
const UNTICKED = new Set(['lot'])
const AROUND = [...VALUE_KINDS, 'owns', 'lot']

/** Asks before anything floods the picture: which kinds, how far, how many. */
export const StepAsk = ({
  what,
  of,
  onStep,
  onClose,
}: Pick<Step, 'what' | 'of'> & { onStep: (step: Step) => void; onClose: () => void }) => {
  const { t } = useLanguage()
  const act = (form: FormData): void => {
    const kinds = form.getAll('kind').map(String)
    const text = (name: string): string => String(form.get(name) ?? '')
    onStep({
      what,
      of,
      kinds,
      limit: Number(text('limit')),
      ...(what === 'around' && { steps: text('steps') === '2' ? 2 : 1 }),
      ...(Number(text('minBits')) > 0 && { minBits: Number(text('minBits')) }),
      ...(text('from') && { from: text('from') }),
      ...(text('to') && { to: text('to') }),
    })
  }
  const around = what === 'around'
  return (
    <Ask
      title={t(around ? texts.askTitle : texts.connectTitle)}
      act={t(around ? texts.askGo : texts.connectGo)}
      onAct={act}
      onClose={onClose}
    >
      {around && (
        <label className="field">
          {t(texts.steps)}
          <select name="steps" defaultValue="2">
            <option value="1">{t(texts.oneStep)}</option>
            <option value="2">{t(texts.twoSteps)}</option>
          </select>
        </label>
      )}
      <fieldset className="expand-kinds">
        <legend>{t(texts.kinds)}</legend>
        {AROUND.map((kind) => (
          <label key={kind}>
            <input type="checkbox" name="kind" value={kind} defaultChecked={!UNTICKED.has(kind)} />
            {wordOf(kind, t)}
          </label>
        ))}
      </fieldset>
      <label className="field">
        {t(texts.limit)}
        <input type="number" name="limit" min="1" max="200" defaultValue="40" required />
      </label>
      <label className="field">
        {t(texts.minBits)}
        <input type="number" name="minBits" min="0" max="64" step="0.5" defaultValue="0" />
      </label>
      <DayField label={t(texts.from)} name="from" />
      <DayField label={t(texts.to)} name="to" />
    </Ask>
  )
}
