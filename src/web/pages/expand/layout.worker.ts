import { type LayoutGraph, layOut } from '../../../pictures/force-layout.js'

/** Lays a graph out beside the page: positions as they come, and `done` with the last. */
addEventListener('message', ({ data }: MessageEvent<LayoutGraph>) => {
  const tell = (xy: Float64Array, done: boolean): void => postMessage({ xy: xy.slice(), done })
  tell(
    layOut(data, (xy) => tell(xy, false)),
    true,
  )
})
