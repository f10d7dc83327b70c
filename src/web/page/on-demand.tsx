import { type ComponentType, useEffect, useState } from 'react'
import { LoadingNote } from '../parts/states.js'

/** A component whose file comes when it is asked for. */
export class Bundle<Props extends object> {
  /** once it has come */
  component: ComponentType<Props> | undefined
  readonly #come: () => Promise<{ default: ComponentType<Props> }>

  constructor(come: () => Promise<{ default: ComponentType<Props> }>) {
    this.#come = come
  }

  async load(): Promise<void> {
    this.component ??= (await this.#come()).default
  }
}

/**
 * Draws a component as soon as its file is there. React's own `lazy` would show it 300 ms after the note that
 * it is loading, however soon it comes.
 * @throws while drawn, what hindered the file from coming
 */
export function OnDemand<Props extends object>({ of, props }: { of: Bundle<Props>; props: Props }) {
  const [, setState] = useState<object>()
  const isHere = of.component !== undefined
  useEffect(() => {
    if (isHere) return
    const fail = (error: unknown): void =>
      setState(() => {
        throw error
      })
    of.load().then(() => setState({}), fail)
  }, [of, isHere])
  const Component = of.component
  return Component ? <Component {...props} /> : <LoadingNote />
}
