/** One question in the three languages; what each of them finds differs a little, for notmuch stems. */
export interface BenchQuery {
  readonly ours: string
  readonly notmuch: string
  readonly mu: string
}

/** Ten of all selectivities: from one mail in two to one in thousands, every operator, three scripts. */
export const benchQueries: readonly BenchQuery[] = [
  everywhere('please'),
  everywhere('invoice'),
  everywhere('freightive'),
  { ours: 'refund delivery', notmuch: 'refund and delivery', mu: 'refund delivery' },
  everywhere('"tracking number"'),
  everywhere('authoris*'),
  { ours: 'warehouse', notmuch: 'subject:warehouse', mu: 'subject:warehouse' },
  everywhere('возврат'),
  everywhere('perché'),
  {
    ours: 'invoice after:2024-01-01 before:2024-04-01',
    notmuch: 'invoice and date:2024-01-01..2024-03-31',
    mu: 'invoice date:20240101..20240331',
  },
]

function everywhere(query: string): BenchQuery {
  return { ours: query, notmuch: query, mu: query }
}
