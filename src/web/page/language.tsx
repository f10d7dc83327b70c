import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { type Lang, langOf, say, type Text } from '../../texts/text.js'

export interface Language {
  lang: Lang
  /** a text of the catalogue in the reader's language */
  t(text: Text, params?: Record<string, string | number>): string
  /** the other language, from now on and on the next visit */
  change(): void
}

const KEPT = 'biaojian.lang'
const LanguageContext = createContext<Language | undefined>(undefined)

/** `?lang=` of the address, else the reader's last choice, else the browser's own. */
const firstLanguage = (): Lang => {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(KEPT)
  return asked === 'zh' || asked === 'en' ? asked : langOf(navigator.language)
}

/** Gives every part the reader's language; changing it draws anew what is there, and loads nothing. */
export const LanguageProvider = ({ children }: { children: ReactNode }) => {
  const [lang, setLang] = useState(firstLanguage)
  useEffect(() => {
    document.documentElement.lang = lang
  }, [lang])
  const language = useMemo<Language>(
    () => ({
      lang,
      t: (text, params) => say(text, lang, params),
      change: () => {
        const next = lang === 'zh' ? 'en' : 'zh'
        localStorage.setItem(KEPT, next)
        setLang(next)
      },
    }),
    [lang],
  )
  return <LanguageContext value={language}>{children}</LanguageContext>
}

export const useLanguage = (): Language => {
  const language = useContext(LanguageContext)
  if (!language) throw new Error('There is no LanguageProvider above')
  return language
}
