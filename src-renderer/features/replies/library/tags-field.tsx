import { useState } from 'react'
import { TextField } from '../../../components/text-field.tsx'
import { useI18n } from '../../../i18n/i18n-context.tsx'

interface TagsFieldProps {
  /** What it begins with. */
  readonly tags: readonly string[]
  readonly onChange: (tags: string[]) => void
}

const longestTag = 60
const mostTags = 50

/** Tags with commas between them. */
export function TagsField({ tags, onChange }: TagsFieldProps) {
  const { t } = useI18n()
  const [typed, setTyped] = useState(tags.join(', '))
  return (
    <TextField
      label={t('replies.field.tags')}
      placeholder={t('replies.field.tags.placeholder')}
      value={typed}
      autoComplete="off"
      onValueChange={(next) => {
        setTyped(next)
        onChange(tagsIn(next))
      }}
    />
  )
}

function tagsIn(typed: string): string[] {
  const tags = typed.split(',').map((tag) => tag.trim().slice(0, longestTag))
  return [...new Set(tags)].filter((tag) => tag !== '').slice(0, mostTags)
}
