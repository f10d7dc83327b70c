import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { ROLE_NAMES, consoleTexts as texts } from '../../texts/console.js'
import { seatTexts } from '../../texts/console-leads.js'
import { CONSOLE_PAGES, type ConsolePage, SECTION_TEXTS } from '../../texts/console-pages.js'
import { useSeat } from '../api/seat.js'
import { InClearNotice, ShowInClear } from './clear.js'
import { useLanguage } from './language.js'
import { useMe } from './me.js'
import { ProveAgain } from './prove-again.js'
import { ChooseSeat, SeatBar } from './seat-bar.js'
import { useIdle, useLogOut } from './use-log-out.js'

/** The frame of every page: who is here, the menu by what they may see, the language. */
export const Shell = ({ children }: { children: ReactNode }) => {
  const { t } = useLanguage()
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t(texts.skip)}
      </a>
      <Header />
      <Menu />
      <main id="content" tabIndex={-1}>
        <SeatBar />
        <InClearNotice />
        {children}
        <ProveAgain />
      </main>
    </div>
  )
}

const Header = () => {
  const { t, change, lang } = useLanguage()
  return (
    <header className="top">
      <Link href="/" className="brand">
        <strong>{t(texts.product)}</strong> <span>{t(texts.subtitle)}</span>
      </Link>
      <p className="notice">{t(texts.notice)}</p>
      <ShowInClear />
      <WhoIsHere />
      <button type="button" className="plain" onClick={change} lang={lang === 'zh' ? 'en' : 'zh'}>
        {t(texts.language)}
      </button>
    </header>
  )
}

const WhoIsHere = () => {
  const { t } = useLanguage()
  const me = useMe()
  const logOut = useLogOut()
  const isLocal = useSeat() !== undefined || me.role === 'local'
  useIdle(logOut, !isLocal)
  if (isLocal)
    return (
      <>
        <p className="who">{t(texts.localMode)}</p>
        {me.role === 'local' && <ChooseSeat text={t(seatTexts.choose)} plain />}
      </>
    )
  const role = ROLE_NAMES[me.role as keyof typeof ROLE_NAMES]
  return (
    <>
      <p className="who">{t(texts.signedIn, { name: me.name, role: role ? t(role) : me.role })}</p>
      <button type="button" className="plain" onClick={() => void logOut()}>
        {t(texts.logOut)}
      </button>
    </>
  )
}

type Section = NonNullable<ConsolePage['section']>

const Menu = () => {
  const { t } = useLanguage()
  const { rights } = useMe()
  const offered = Object.values<ConsolePage>(CONSOLE_PAGES).filter(
    ({ section, needs }) => section && (needs === undefined || rights.includes(needs)),
  )
  const sections = [...new Set(offered.map(({ section }) => section as Section))]
  return (
    <nav className="menu" aria-label={t(texts.menuOf)}>
      {sections.map((section) => (
        <section key={section}>
          <h2>{t(SECTION_TEXTS[section])}</h2>
          <ul>
            {offered
              .filter((page) => page.section === section)
              .map((page) => (
                <MenuItem key={page.path} {...page} />
              ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}

const MenuItem = ({ path, title }: ConsolePage) => {
  const { t } = useLanguage()
  const [here] = useLocation()
  const inside = path === '/' ? here === '/' : here === path || here.startsWith(`${path}/`)
  return (
    <li>
      <Link href={path} aria-current={here === path ? 'page' : inside ? 'true' : undefined}>
        {t(title)}
      </Link>
    </li>
  )
}
