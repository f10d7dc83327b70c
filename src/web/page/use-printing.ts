import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Whether the page goes to paper now: what is shown in part on the screen can then stand whole. */
export const usePrinting = (): boolean => {
  const [printing, set] = useState(false)
  useEffect(() => {
    const change = ({ type }: Event): void => flushSync(() => set(type === 'beforeprint'))
    addEventListener('beforeprint', change)
    addEventListener('afterprint', change)
    return () => {
      removeEventListener('beforeprint', change)
      removeEventListener('afterprint', change)
    }
  }, [])
  return printing
}
