/** Moments at which an answer may rather leave than now. */
export interface SendTime {
  readonly name: 'laterToday' | 'tomorrowMorning' | 'nextWeek'
  /** Epoch ms. */
  readonly at: number
}

const morning = 9

/** What to offer at a moment, in this computer's zone: the next full hour but one, tomorrow and Monday at nine. */
export function sendTimes(now: number): readonly SendTime[] {
  const today = new Date(now)
  const later = new Date(now)
  later.setHours(today.getHours() + 3, 0, 0, 0)
  const tomorrow = morningIn(now, 1)
  // From Monday to Saturday the next one; on a Sunday that is tomorrow already.
  const monday = morningIn(now, (8 - today.getDay()) % 7 || 7)
  const times: SendTime[] = []
  if (later.getDate() === today.getDate()) times.push({ name: 'laterToday', at: later.getTime() })
  times.push({ name: 'tomorrowMorning', at: tomorrow })
  if (monday !== tomorrow) times.push({ name: 'nextWeek', at: monday })
  return times
}

/** What an `<input type="datetime-local">` holds, in this computer's zone. */
export function localMinute(at: number): string {
  const offsetMs = new Date(at).getTimezoneOffset() * 60_000
  return new Date(at - offsetMs).toISOString().slice(0, 16)
}

/** Days are counted on the calendar: one with a clock change has 23 or 25 hours. */
function morningIn(now: number, days: number): number {
  const day = new Date(now)
  day.setDate(day.getDate() + days)
  day.setHours(morning, 0, 0, 0)
  return day.getTime()
}
