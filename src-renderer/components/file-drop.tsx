import { FileDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import styles from './file-drop.module.css'

interface FileDropProps {
  /** Said over the whole window while files hang above it. */
  readonly label: string
  /** Must look at what was dropped at once: the browser empties it after the event. */
  readonly onDrop: (dropped: DataTransfer) => void
}

/** Takes files dropped anywhere in the window. Without it the browser would leave the desk to show the file. */
export function FileDrop({ label, onDrop }: FileDropProps) {
  const [hovering, setHovering] = useState(false)

  useEffect(() => {
    // Each element under the pointer enters and leaves by itself; the drag is over when they are even.
    let depth = 0
    const hover = (next: number) => {
      depth = Math.max(0, next)
      setHovering(depth > 0)
    }
    const onEnter = (event: DragEvent) => hasFiles(event) && hover(depth + 1)
    const onLeave = (event: DragEvent) => hasFiles(event) && hover(depth - 1)
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
    }
    const onLetGo = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      hover(0)
      if (event.dataTransfer) onDrop(event.dataTransfer)
    }
    const listeners = { dragenter: onEnter, dragleave: onLeave, dragover: onOver, drop: onLetGo }
    const entries = Object.entries(listeners) as [keyof typeof listeners, (event: DragEvent) => void][]
    for (const [name, listener] of entries) window.addEventListener(name, listener)
    return () => {
      for (const [name, listener] of entries) window.removeEventListener(name, listener)
    }
  }, [onDrop])

  if (!hovering) return null
  return (
    <div className={styles.overlay}>
      <div className={styles.sign} role="status">
        <FileDown aria-hidden="true" />
        {label}
      </div>
    </div>
  )
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false
}
