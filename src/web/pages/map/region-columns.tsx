import { Link } from 'wouter'
import { mapTexts as texts } from '../../../texts/console-map.js'
import { useLanguage } from '../../page/language.js'
import type { Column } from '../../parts/table/columns.js'
import { listOf, MEASURES, type Region } from './measures.js'

/** A place and every measure of it. */
export const useRegionColumns = (currency: string): Column<Region>[] => {
  const { t, lang } = useLanguage()
  const nameOf = ({ code, name }: Region): string => (code === '' ? t(texts.unknownPlace) : name[lang])
  return [
    {
      key: 'place',
      head: t(texts.place),
      rowHead: true,
      value: nameOf,
      cell: (region) => {
        const href = listOf(region)
        return href === undefined ? nameOf(region) : <Link href={href}>{nameOf(region)}</Link>
      },
    },
    { key: 'code', head: t(texts.code), value: ({ code }) => code, cell: ({ code }) => code },
    ...Object.entries(MEASURES).map(([key, { text, of, said }]) => ({
      key,
      head: t(text),
      numeric: true,
      value: of,
      cell: (region: Region) => said(of(region), lang, currency),
    })),
  ]
}
