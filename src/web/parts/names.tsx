import { Link } from 'wouter'

/** Links to things by what they are called. */
export const BidderLink = ({ id, name }: { id: string; name?: string | undefined }) => (
  <Link href={`/bidders/${encodeURIComponent(id)}`} title={id}>
    {name || id}
  </Link>
)

export const LotLink = ({ id, title }: { id: string; title?: string | undefined }) => (
  <Link href={`/lots/${encodeURIComponent(id)}`} title={id}>
    {title || id}
  </Link>
)

export const RingLink = ({ id }: { id: string }) => (
  <Link href={`/rings/${encodeURIComponent(id)}`}>{id}</Link>
)

export const ValueLink = ({ kind, value }: { kind: string; value: string }) => {
  const masked = value.includes('*')
  return masked ? value : <Link href={`/values/${kind}/${encodeURIComponent(value)}`}>{value}</Link>
}
