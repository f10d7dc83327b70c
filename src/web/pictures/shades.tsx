import { useId } from 'react'

/** How dense a shade is hatched: colour is never alone. */
const GAPS = [0, 14, 9, 6, 4] as const

/** Patterns of the five shades; what they are called, for `fill`. */
export const useShades = (): { defs: React.ReactNode; fill: (shade: number) => string } => {
  const id = useId()
  const nameOf = (shade: number): string => `${id}shade${shade}`
  const defs = (
    <defs>
      {GAPS.map((gap, shade) => (
        <pattern
          key={shade}
          id={nameOf(shade)}
          width={gap || 10}
          height={gap || 10}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width={gap || 10} height={gap || 10} className={`shade-${shade}`} />
          {gap > 0 && <rect width={1.6} height={gap} className="shade-line" />}
        </pattern>
      ))}
    </defs>
  )
  return { defs, fill: (shade) => `url(#${nameOf(shade)})` }
}
