import { mapTexts as texts } from '../../../texts/console-map.js'
import { useLanguage } from '../../page/language.js'
import { useShades } from '../../pictures/shades.js'

/** What each hatching means. */
export const Legend = ({ largest, said }: { largest: number; said: (value: number) => string }) => {
  const { t } = useLanguage()
  const { defs, fill } = useShades()
  return (
    <ul className="legend" aria-label={t(texts.legend)}>
      {[0, 1, 2, 3, 4].map((shade) => (
        <li key={shade}>
          <svg width={26} height={16} aria-hidden="true">
            {defs}
            <rect width={26} height={16} fill={fill(shade)} className="boundary" />
          </svg>{' '}
          {shade === 0 ? t(texts.none) : t(texts.upTo, { value: said((largest * shade) / 4) })}
        </li>
      ))}
    </ul>
  )
}
