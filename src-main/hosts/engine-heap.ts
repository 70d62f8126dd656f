/**
 * Flags of Node for the process that runs the engine. Left alone, V8 takes memory by what the computer has: a first sync
 * then peaks at 500 MB where 230 do, at the same cost in time. Bodies and attachments lie outside this heap. So small a
 * heap is tidied hundreds of times in a first sync: waking helper threads for it each time costs more than they help.
 * `npm start` and `npm run desk` name the same flags in package.json.
 */
export const engineHeapFlags = [
  '--max-semi-space-size=4',
  '--max-old-space-size=512',
  '--no-parallel-scavenge',
] as const
