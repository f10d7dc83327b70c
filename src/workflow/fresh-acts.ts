/**
 * Acts that take a second factor shown within five minutes, by kind of item: a red lead goes, an open one
 * goes to another office, a paper goes out. Of items of every version of a definition.
 */
const FRESH_ACTS: Readonly<Record<string, readonly string[]>> = {
  LD: ['confirm', 'handover'],
  TP: ['approve'],
  LT: ['issue'],
  CC: ['confirm'],
}

export const takesFresh = (kind: string, act: string): boolean => FRESH_ACTS[kind]?.includes(act) ?? false
