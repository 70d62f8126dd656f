/** Canned replies. */
export const canned = `
`
