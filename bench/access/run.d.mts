export function measure(rounds: number): { decisions: number; allowed: number; us: number }
