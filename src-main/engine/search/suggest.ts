import type { SearchSuggestion } from '../../contract/search.ts'
import type { Database } from '../store/database.ts'

export function suggestions(_db: Database, _query: string, _now: number): readonly SearchSuggestion[] {
  return []
}
