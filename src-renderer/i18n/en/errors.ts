/** One sentence for each error code of the engine, keyed `error.<code>`. What is missing here shows its own English. */
export const errors = {
  'error.engine-restarted': 'The desk restarted while it worked on this. Try again.',
} as const
