import { type MouseEvent, useMemo } from 'react'
import { useHost } from '../../engine-client/desk-context.tsx'
import styles from './entry-view.module.css'
import { linkify } from './linkify.ts'

/** Plain text as it was written: line breaks kept, links alive, quoted lines quiet. */
export function PlainText({ text }: { readonly text: string }) {
  const host = useHost()
  const blocks = useMemo(() => quoteBlocks(text.trim()), [text])

  function openLink(event: MouseEvent<HTMLAnchorElement>): void {
    event.preventDefault()
    host.openExternal(event.currentTarget.href)
  }

  return (
    <div className={styles.text} dir="auto">
      {blocks.map((block) => (
        <div key={block.offset} className={block.quoted ? styles.quoted : undefined}>
          {block.parts.map((part, index) =>
            part.type === 'text' ? (
              part.text
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: parts are cut from one text that does not change
              <a key={index} href={part.href} title={part.href} onClick={openLink} onAuxClick={openLink}>
                {part.text}
              </a>
            ),
          )}
        </div>
      ))}
    </div>
  )
}

/** Runs of lines that are all quoted (`>`) or all the sender's own. */
function quoteBlocks(text: string) {
  const runs: { offset: number; quoted: boolean; lines: string[] }[] = []
  let offset = 0
  for (const line of text.split('\n')) {
    const quoted = line.startsWith('>')
    const run = runs.at(-1)
    // The bar at the side says what the first mark says.
    const words = quoted ? line.replace(/^> ?/, '') : line
    if (run?.quoted === quoted) run.lines.push(words)
    else runs.push({ offset, quoted, lines: [words] })
    offset += line.length + 1
  }
  return runs.map(({ lines, ...run }) => ({ ...run, parts: linkify(lines.join('\n')) }))
}
