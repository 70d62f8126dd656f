const clock = /^(\d{1,2})(?:[:.h ]?(\d{2}))?\s*([ap]m?)?$/i

/** `540` is `09:00`, `1440` is `24:00`: the end of a day, which clocks of a computer cannot say. */
export function minuteText(minute: number): string {
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`
}

/** Reads `9`, `9:30`, `09.30`, `1800`, `6pm`, `24:00`; null where it is no time of a day. */
export function readMinute(text: string): number | null {
  const found = clock.exec(text.trim())
  if (!found) return null
  const half = found[3]?.toLowerCase().charAt(0)
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)]
  if (minute > 59 || hour > (half ? 12 : 24)) return null
  const total = (half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour) * 60 + minute
  return total <= 1440 ? total : null
}
