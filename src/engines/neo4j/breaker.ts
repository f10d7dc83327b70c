/**
 * A circuit breaker. After a failure nobody waits for a server that is gone: for `restMs` every call is
 * refused at once, then one call at a time may try; the first that succeeds closes the circuit.
 */
export class Breaker {
  private openSince: number | undefined
  private trying = false

  constructor(
    private readonly restMs: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Whether a call may go to the server now. One that may, ends with `succeed` or `fail`. */
  admits(): boolean {
    if (this.openSince === undefined) return true
    if (this.trying || this.now() - this.openSince < this.restMs) return false
    this.trying = true
    return true
  }

  get isOpen(): boolean {
    return this.openSince !== undefined
  }

  succeed(): void {
    this.openSince = undefined
    this.trying = false
  }

  fail(): void {
    this.openSince = this.now()
    this.trying = false
  }
}
