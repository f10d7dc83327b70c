/** A place in a JSON text: keys and indexes from the root. */
export type JsonPath = readonly (string | number)[]

/**
 * The line on which each key and element of a valid JSON text stands, so that a complaint about a value can
 * name it. A key given twice in one object is told too, for JSON.parse would drop the first without a word.
 */
export class JsonLines {
  readonly twice: JsonPath[] = []
  /** keys that are no names in JavaScript: `__proto__` */
  readonly unsafe: JsonPath[] = []
  readonly #lines = new Map<string, number>()
  readonly #text: string
  #at = 0
  #line = 1

  constructor(text: string) {
    this.#text = text
    this.#value([])
  }

  /** The line of the place, or of the nearest thing around it. */
  lineOf(path: JsonPath): number {
    for (let depth = path.length; depth >= 0; depth--) {
      const line = this.#lines.get(JSON.stringify(path.slice(0, depth)))
      if (line !== undefined) return line
    }
    return 1
  }

  #blank(): void {
    for (; /[\s:,]/.test(this.#text[this.#at] ?? ''); this.#at++)
      if (this.#text[this.#at] === '\n') this.#line++
  }

  #value(path: JsonPath): void {
    this.#blank()
    const key = JSON.stringify(path)
    if (!this.#lines.has(key)) this.#lines.set(key, this.#line)
    const c = this.#text[this.#at]
    if (c === '{' || c === '[') this.#members(path, c === '{')
    else if (c === '"') this.#string()
    else while (/[^\s:,\]}]/.test(this.#text[this.#at] ?? ' ')) this.#at++
  }

  #members(path: JsonPath, named: boolean): void {
    const seen = new Set<string>()
    this.#at++
    for (let index = 0; ; index++) {
      this.#blank()
      if (/^[\]}]?$/.test(this.#text[this.#at] ?? '')) {
        this.#at++
        return
      }
      const line = this.#line
      const step = named ? (JSON.parse(this.#string()) as string) : index
      const inner = [...path, step]
      if (named && seen.has(step as string)) this.twice.push(inner)
      if (step === '__proto__') this.unsafe.push(inner)
      seen.add(String(step))
      this.#lines.set(JSON.stringify(inner), line)
      this.#value(inner)
    }
  }

  #string(): string {
    const start = this.#at++
    for (; this.#text[this.#at] !== '"'; this.#at++) if (this.#text[this.#at] === '\\') this.#at++
    return this.#text.slice(start, ++this.#at)
  }
}
