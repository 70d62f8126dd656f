/** Drafts, and what waits to leave. */
export const outbox = `
`
