export interface MarketSpec {
  name: string
  source: string
  kind: string
  digest: string
  unseen: boolean
}
export const allMarkets: (
  folder?: string,
  size?: { bidders?: number; lots?: number },
) => Promise<MarketSpec[]>
