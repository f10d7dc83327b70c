import { useCallback, useEffect } from 'react'
import { useLocation } from 'wouter'
import { client, queries } from '../api/client.js'
import { askInClear } from '../api/in-clear.js'
import { loginAddress } from './login-address.js'

/** Ends the session and forgets what was read; the log-in leads back to the page. */
export const useLogOut = (): (() => Promise<void>) => {
  const [path, go] = useLocation()
  return useCallback(async () => {
    await client.DELETE('/api/v1/session')
    askInClear(undefined)
    queries.clear()
    go(loginAddress(path))
  }, [path, go])
}

/** A minute less than the service's own limit, which pages that ask by themselves would put off for ever. */
const IDLE_MS = 29 * 60_000
const LOOK_MS = 15_000
const ACTS = ['pointerdown', 'keydown', 'wheel'] as const

/** Calls back once nobody has touched the page for a while. */
export const useIdle = (onIdle: () => void, isOn: boolean): void => {
  useEffect(() => {
    if (!isOn) return
    let last = Date.now()
    const touched = (): void => {
      last = Date.now()
    }
    for (const act of ACTS) addEventListener(act, touched, { passive: true })
    const timer = setInterval(() => {
      if (Date.now() - last > IDLE_MS) onIdle()
    }, LOOK_MS)
    return () => {
      clearInterval(timer)
      for (const act of ACTS) removeEventListener(act, touched)
    }
  }, [onIdle, isOn])
}
