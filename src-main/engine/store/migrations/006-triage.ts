/** What agents said of conversations. */
export const triage = `
`
