/**
 * What the built console uses of the web, with the first versions of Chrome and Firefox that have it, typed
 * by hand. What is not listed fails: look it up in MDN's compatibility data first.
 */
export type Since = readonly [chrome: number, firefox: number]

/** Oldest browsers that the console promises to run in. */
export const OLDEST: Since = [109, 115]

/** In every browser since 2019 (Chrome 79, Firefox 72) or longer. */
export const LONG = [79, 72] as const

const listed = (names: string, since: Since = LONG): [string, Since][] =>
  names
    .trim()
    .split(/\s+/)
    .map((name) => [name, since])

/** Properties, vendors' own aside. */
export const PROPERTIES = new Map<string, Since>([
  ...listed(`
    align-items align-self animation background background-color border border-bottom border-bottom-color
    border-collapse border-color border-left border-left-color border-left-width border-radius border-spacing
    border-top bottom box-sizing break-after break-inside clip-path color contain content cursor display fill flex
    flex-wrap font font-family font-size font-variant-numeric font-weight grid-area grid-column grid-row
    grid-template grid-template-columns height justify-content justify-items justify-self left line-break
    line-height list-style margin margin-block-start margin-bottom margin-left margin-right margin-top
    max-height max-width min-height min-width opacity outline outline-color outline-offset overflow
    overflow-wrap overflow-x padding padding-block padding-left place-items pointer-events position right
    scroll-behavior
    scroll-padding-top stroke stroke-width table-layout text-align text-decoration text-overflow top transform
    transform-origin
    transition vertical-align white-space width word-break z-index`),
  ['forced-color-adjust', [89, 113]],
  // for flex boxes; for grids longer
  ['gap', [84, 63]],
  ['inset', [87, 66]],
  ['page', [85, 110]],
  ['size', [15, 95]],
  ['text-underline-offset', [87, 70]],
])

export const AT_RULES = new Map<string, Since>(listed('media page'))

/** Features that media are asked for. */
export const MEDIA = new Map<string, Since>([
  ...listed('prefers-reduced-motion'),
  ['forced-colors', [89, 81]],
  // compared by signs: (width <= 860px)
  ['width', [104, 63]],
])

export const SELECTORS = new Map<string, Since>([
  ...listed('after backdrop before empty first-child focus hover last-child root'),
  ['focus-visible', [86, 85]],
  ['is', [88, 78]],
  // with a list in it
  ['not', [88, 84]],
])

export const FUNCTIONS = new Map<string, Since>([
  ...listed('calc inset minmax repeat rgb rotate url var'),
  // as text of `content`, not as a value of any type
  ...listed('attr'),
  ['min', [79, 75]],
])

export const UNITS = new Map<string, Since>(listed('% deg em fr ms mm px s vh vw'))

/**
 * Of scripts, what is newer than the oldest browsers: members of things that every browser has, by how they
 * are written.
 */
export const NEWER = new Map<string, Since>([
  ['AbortSignal.any', [116, 124]],
  ['Array.fromAsync', [121, 115]],
  ['Error.captureStackTrace', [36, 138]],
  ['Error.isError', [134, 138]],
  ['Intl.DurationFormat', [129, 136]],
  ['Intl.Segmenter', [87, 125]],
  ['Map.groupBy', [117, 119]],
  ['Math.f16round', [135, 129]],
  ['Math.sumPrecise', [147, 137]],
  ['Object.groupBy', [117, 119]],
  ['Promise.try', [128, 134]],
  ['Promise.withResolvers', [119, 121]],
  ['ReadableStream.from', [999, 117]],
  ['RegExp.escape', [136, 134]],
  ['Symbol.asyncDispose', [127, 135]],
  ['Symbol.dispose', [125, 135]],
  ['URL.canParse', [120, 115]],
  ['URL.parse', [126, 126]],
  ['Uint8Array.fromBase64', [140, 133]],
  ['Uint8Array.fromHex', [140, 133]],
  ['CSS.registerProperty', [78, 128]],
  ['CSS.highlights', [105, 140]],
  ['document.startViewTransition', [111, 144]],
  ['document.pictureInPictureElement', [71, 999]],
  ['navigator.connection', [61, 999]],
  ['navigator.deviceMemory', [63, 999]],
  ['navigator.userActivation', [72, 120]],
  ['navigator.userAgentData', [90, 999]],
])

/** Names that scripts find in the window itself. */
export const NEWER_GLOBALS = new Map<string, Since>([
  ['AsyncDisposableStack', [134, 141]],
  ['CloseWatcher', [126, 999]],
  ['ClipboardItem', [66, 127]],
  ['DisposableStack', [134, 141]],
  ['EditContext', [121, 999]],
  ['Float16Array', [135, 129]],
  ['Highlight', [105, 140]],
  ['Iterator', [122, 131]],
  ['SuppressedError', [134, 141]],
  ['Temporal', [144, 139]],
  ['TaskController', [94, 142]],
  ['URLPattern', [95, 142]],
  ['cookieStore', [87, 140]],
  ['documentPictureInPicture', [116, 999]],
  ['fetchLater', [135, 999]],
  ['launchQueue', [102, 999]],
  ['navigation', [102, 147]],
  ['scheduler', [94, 142]],
  ['showDirectoryPicker', [86, 999]],
  ['showOpenFilePicker', [86, 999]],
  ['showSaveFilePicker', [86, 999]],
  ['trustedTypes', [83, 148]],
])

/** Methods and properties that things have, whatever they are called. */
export const NEWER_MEMBERS = new Map<string, Since>([
  ['ariaLabel', [81, 119]],
  ['computedStyleMap', [66, 999]],
  ['attributeStyleMap', [66, 999]],
  ['difference', [122, 127]],
  ['getHTML', [125, 128]],
  ['hidePopover', [114, 125]],
  ['intersection', [122, 127]],
  ['isDisjointFrom', [122, 127]],
  ['isSubsetOf', [122, 127]],
  ['isSupersetOf', [122, 127]],
  ['isWellFormed', [111, 119]],
  ['moveBefore', [133, 144]],
  ['parseHTMLUnsafe', [124, 128]],
  ['popover', [114, 125]],
  ['popoverTarget', [114, 125]],
  ['requestClose', [134, 139]],
  ['requestVideoFrameCallback', [83, 132]],
  ['setHTML', [146, 148]],
  ['setHTMLUnsafe', [124, 123]],
  ['showPopover', [114, 125]],
  ['symmetricDifference', [122, 127]],
  ['toSorted', [110, 115]],
  ['toReversed', [110, 115]],
  ['toSpliced', [110, 115]],
  ['toWellFormed', [111, 119]],
  ['togglePopover', [114, 125]],
  ['transferToFixedLength', [114, 122]],
  ['union', [122, 127]],
  ['waitAsync', [87, 145]],
])

/**
 * Uses that are none of the web's, or that do without where it lacks them: file, what, why. A use that is
 * gone is to go from here too.
 */
export const LOOKED_AT: readonly [file: RegExp, what: string, why: string][] = [
  [/^canvas-/, '.difference', 'of collections of cytoscape'],
  [/^canvas-/, '.intersection', 'of collections of cytoscape'],
  [/^canvas-/, '.symmetricDifference', 'of collections of cytoscape'],
  [/^canvas-/, '.union', 'of collections of cytoscape'],
  [/^index-/, '.popover', 'a property that an element was given in React'],
  [/^index-/, 'navigation', 'React looks whether it is there'],
  [/^index-/, 'navigator.connection', 'React looks whether it is there'],
  [/^index-/, 'trustedTypes', 'the policy is made where there are policies'],
  [/^sync-/, 'Error.captureStackTrace', 'csv-stringify looks whether it is there'],
]
