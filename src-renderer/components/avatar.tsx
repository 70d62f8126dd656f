import styles from './avatar.module.css'
import { classNames } from './class-names.ts'

interface AvatarProps {
  readonly name: string
  readonly size?: 'small' | 'normal' | 'large'
}

const hues = 8

/** Initials on a hue that the name always gets. Decorative: the name stands beside it. */
export function Avatar({ name, size = 'normal' }: AvatarProps) {
  return (
    <span className={classNames(styles.avatar, styles[size])} data-hue={hueOf(name)} aria-hidden="true">
      {initialsOf(name)}
    </span>
  )
}

/** First letters of the first and the last word; of an address, its first letter. */
export function initialsOf(name: string): string {
  const words = (name.split('@')[0] ?? '').split(/[\s._-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const letters = [words.at(0), words.length > 1 ? words.at(-1) : undefined].map((word) => firstLetter(word ?? ''))
  return letters.join('').toLocaleUpperCase() || '?'
}

function firstLetter(word: string): string {
  return word.match(/[\p{L}\p{N}]/u)?.[0] ?? ''
}

function hueOf(name: string): number {
  let hash = 0
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003
  return hash % hues
}
