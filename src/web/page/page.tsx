import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { consoleTexts } from '../../texts/console.js'
import { useLanguage } from './language.js'

/** The first page needs no focus moved: whoever opens it begins at its top. */
let navigated = false

interface PageProps {
  /** what the page is of: its heading, and the first part of the window's title */
  title: string
  /** between the title and the product: the kind of thing shown */
  kind?: string
  /** beside the heading */
  acts?: ReactNode
  /** on paper its tables need the long side */
  wide?: boolean
  children: ReactNode
}

/** A page: its heading takes the focus when one comes to it, and its title names the window. */
export const Page = ({ title, kind, acts, wide = false, children }: PageProps) => {
  const { t } = useLanguage()
  const [path] = useLocation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = [title, kind, t(consoleTexts.product)].filter(Boolean).join(' · ')
  }, [title, kind, t])
  useEffect(() => void document.documentElement.toggleAttribute('data-wide', wide), [wide])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when the address does
  useEffect(() => {
    if (navigated) heading.current?.focus()
    navigated = true
  }, [path])
  return (
    <>
      <header className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {acts && <div className="page-acts">{acts}</div>}
      </header>
      {children}
    </>
  )
}
