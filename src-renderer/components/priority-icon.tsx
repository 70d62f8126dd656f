import { ChevronDown, ChevronsUp, ChevronUp, Minus } from 'lucide-react'
import type { Priority } from '../../src-main/contract/triage.ts'

/** A priority as a sign; the word stands beside it or in a label. */
export function PriorityIcon({ priority }: { readonly priority: Priority }) {
  switch (priority) {
    case 'urgent':
      return <ChevronsUp aria-hidden="true" />
    case 'high':
      return <ChevronUp aria-hidden="true" />
    case 'normal':
      return <Minus aria-hidden="true" />
    case 'low':
      return <ChevronDown aria-hidden="true" />
  }
}
