/** Puts things at the end of a list, however many: arguments of a call are limited, data are not. */
export const append = <T>(list: T[], things: Iterable<T>): void => {
  for (const thing of things) list.push(thing)
}
