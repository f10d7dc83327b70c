export declare const planted: (size: { nodes: number; degree: number; mixing: number; seed: number }) => {
  nodes: number
  groups: number
  group: Int32Array
  a: Int32Array
  b: Int32Array
}
