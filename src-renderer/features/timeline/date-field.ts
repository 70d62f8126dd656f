/** A day as `<input type="date">` writes it, in this computer's zone. */
export function fieldOfDate(at: number): string {
  const day = new Date(at)
  const [year, month, date] = [day.getFullYear(), day.getMonth() + 1, day.getDate()]
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

/** The first moment (epoch ms) of the day in a date field; null while it is empty or half typed. */
export function dateOfField(value: string): number | null {
  const parts = /^(\d{4,6})-(\d\d)-(\d\d)$/.exec(value)
  if (!parts) return null
  const day = new Date(2000, Number(parts[2]) - 1, Number(parts[3]))
  // Not in the constructor: it takes the years up to 99 for those of the last century.
  day.setFullYear(Number(parts[1]))
  return Number.isNaN(day.getTime()) ? null : day.getTime()
}
