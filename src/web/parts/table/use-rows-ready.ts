import { type RefObject, useLayoutEffect, useState } from 'react'

/** As `--row` in tokens.css: a row of a long list is one line. */
export const ROW_HEIGHT = 40
/** Rows that stand ready beyond the edge that a list moves towards, and beyond the one it leaves. */
const AHEAD = 12
const BEHIND = 4
/** Rows in sight before it is known how tall the list is. */
const GUESSED = 16

interface Sight {
  /** the first row in sight and the one after the last */
  from: number
  to: number
  /** whether it was moved upwards last */
  up: boolean
}

/**
 * Which rows of a long list are to stand in the page: those in sight of what scrolls, and some beyond.
 * @returns the first of them and the one after the last
 */
export const useRowsReady = (scroll: RefObject<HTMLElement | null>, count: number, windowed: boolean) => {
  const [{ from, to, up }, set] = useState<Sight>({ from: 0, to: GUESSED, up: false })
  useLayoutEffect(() => {
    const list = scroll.current
    if (!list || !windowed) return
    const look = (): void => set((before) => sightOf(list, before))
    const sized = new ResizeObserver(look)
    sized.observe(list)
    list.addEventListener('scroll', look, { passive: true })
    return () => {
      sized.disconnect()
      list.removeEventListener('scroll', look)
    }
  }, [scroll, windowed])
  // a list that became shorter is scrolled back by the browser, which tells of it later
  const first = Math.max(0, Math.min(from, count - (to - from)) - (up ? AHEAD : BEHIND))
  return { first, end: Math.min(count, to + (up ? BEHIND : AHEAD)) }
}

/** What is in sight now; the same object while that is as before, so that nothing is drawn. */
const sightOf = ({ scrollTop, clientHeight }: HTMLElement, before: Sight): Sight => {
  const from = Math.floor(scrollTop / ROW_HEIGHT)
  const to = Math.ceil((scrollTop + clientHeight) / ROW_HEIGHT)
  return from === before.from && to === before.to ? before : { from, to, up: from < before.from }
}

/** Scrolls a list as little as brings one of its rows into sight, below the head that stands over them. */
export const showRow = (list: HTMLElement, index: number): void => {
  const below = list.clientHeight - (list.querySelector('thead')?.offsetHeight ?? 0)
  const [least, most] = [(index + 1) * ROW_HEIGHT - below, index * ROW_HEIGHT]
  if (list.scrollTop > most) list.scrollTop = most
  else if (list.scrollTop < least) list.scrollTop = least
}
