import { doubled } from '../arrays/grow.js'

/** A fraction for each organisation by its number; adding another adds numerators and denominators. */
export class Fractions {
  private numerators = new Float64Array(256)
  private denominators = new Float64Array(256)
  private used = 0

  add(organisation: number, numerator: number, denominator: number): void {
    if (organisation >= this.used) {
      this.used = organisation + 1
      if (this.used > this.numerators.length) {
        this.numerators = doubled(this.numerators, this.used)
        this.denominators = doubled(this.denominators, this.used)
      }
    }
    this.numerators[organisation]! += numerator
    this.denominators[organisation]! += denominator
  }

  /** Organisations with a denominator of at least `atLeast`, which is not below 1. */
  each(atLeast: number, visit: (organisation: number, ratio: number, denominator: number) => void): void {
    for (let i = 0; i < this.used; i++) {
      const denominator = this.denominators[i]!
      if (denominator > 0 && denominator >= atLeast) visit(i, this.numerators[i]! / denominator, denominator)
    }
  }

  part(): FractionsPart {
    return {
      numerators: this.numerators.slice(0, this.used),
      denominators: this.denominators.slice(0, this.used),
    }
  }

  reduce({ numerators, denominators }: FractionsPart, organisations: Int32Array): void {
    for (let i = 0; i < numerators.length; i++)
      if (denominators[i]! > 0) this.add(organisations[i]!, numerators[i]!, denominators[i]!)
  }
}

export interface FractionsPart {
  numerators: Float64Array
  denominators: Float64Array
}
