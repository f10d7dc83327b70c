/** The address of a module that is built as a worker. */
declare module '*?worker&url' {
  const url: string
  export default url
}
