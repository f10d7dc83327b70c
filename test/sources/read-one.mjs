// Reads one file to its end and sends the peak resident megabytes: node read-one.mjs READER FILE
const [reader, file] = process.argv.slice(2)
const { openSources } = await import(reader)
for await (const outcome of openSources([file])) {
  if (outcome.kind !== 'table') continue
  try {
    for await (const _ of outcome.table.batches());
    if (outcome.table.together) for await (const _ of outcome.table.together.batches());
  } catch {}
}
process.send?.(process.resourceUsage().maxRSS / 1024)
