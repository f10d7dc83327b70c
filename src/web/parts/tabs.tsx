import { Link } from 'wouter'
import { useParam, useParams } from '../page/use-param.js'

/** Parts of a page, each with its address; the first one is shown where the address names none. */
export const Tabs = ({
  label,
  tabs,
}: {
  label: string
  tabs: readonly (readonly [name: string, text: string])[]
}) => {
  const first = tabs[0]![0]
  const [params] = useParams()
  const [at] = useParam('tab', first)
  const addressOf = (name: string): string => {
    const next = new URLSearchParams(params)
    if (name === first) next.delete('tab')
    else next.set('tab', name)
    return `?${next}`
  }
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(([name, text]) => (
        <Link key={name} href={addressOf(name)} aria-current={name === at ? 'page' : undefined}>
          {text}
        </Link>
      ))}
    </nav>
  )
}
