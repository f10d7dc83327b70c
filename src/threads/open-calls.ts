interface Waiting<Answer, Context> {
  resolve(answer: Answer): void
  reject(error: Error): void
  context: Context
}

/**
 * Questions put to another thread that wait for their answers, by number. `Context` is what is kept with
 * each.
 */
export class OpenCalls<Answer, Context = undefined> {
  private readonly waiting = new Map<number, Waiting<Answer, Context>>()
  private last = 0

  /** A new number, and the promise of its answer. */
  open(context: Context): { id: number; answer: Promise<Answer> } {
    const id = ++this.last
    const answer = new Promise<Answer>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject, context })
    })
    return { id, answer }
  }

  /** What was kept with a question that still waits. */
  contextOf(id: number): Context | undefined {
    return this.waiting.get(id)?.context
  }

  answer(id: number, answer: Answer): void {
    this.take(id)?.resolve(answer)
  }

  fail(id: number, error: Error): void {
    this.take(id)?.reject(error)
  }

  /** None of those that wait will be answered. */
  failAll(error: Error): void {
    const all = [...this.waiting.values()]
    this.waiting.clear()
    for (const { reject } of all) reject(error)
  }

  private take(id: number): Waiting<Answer, Context> | undefined {
    const waiting = this.waiting.get(id)
    this.waiting.delete(id)
    return waiting
  }
}
