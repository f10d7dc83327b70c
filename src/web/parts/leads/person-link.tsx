import { Link } from 'wouter'

/** The masked number of a person, leading to the history of their colour. */
export const PersonLink = ({ person: { id, value } }: { person: { id: string; value: string } }) => (
  <Link href={`/colours?tab=history&object=person&id=${id}`}>{value}</Link>
)
