export function makeMarket(dir: string, bids: number, seed?: number): Promise<{ bids: number; lots: number }>
