export const time = {
  'time.today': 'Today',
  'time.yesterday': 'Yesterday',
  'time.moment': 'just now',
  'time.minutes': '{count} min',
  'time.hours': '{count} h',
  'time.days': '{count} d',
  'time.years': '{count} y',
} as const
