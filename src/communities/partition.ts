import { countingSort } from '../arrays/counting-sort.js'
/** Community of each node, numbered 0.. by their smallest node: canonical. */
export interface Partition {
  count: number
  community: Int32Array
}

/** The partition that puts nodes with equal labels together; labels are integers in [0, labels.length). */
export const canonicalPartition = (labels: ArrayLike<number>): Partition => {
  const community = new Int32Array(labels.length)
  const number = new Int32Array(labels.length).fill(-1)
  let count = 0
  for (let v = 0; v < labels.length; v++) {
    const label = labels[v]!
    if (number[label] === -1) number[label] = count++
    community[v] = number[label]!
  }
  return { count, community }
}

export const samePartition = (x: Partition, y: Partition): boolean =>
  x.count === y.count && x.community.every((c, v) => c === y.community[v])

/** Members by community, ascending: those of community c are nodes[offsets[c] .. offsets[c+1]). */
export const membersOf = ({ count, community }: Partition): { offsets: Int32Array; nodes: Int32Array } => {
  const { offsets, order } = countingSort(community, count)
  return { offsets, nodes: order }
}
