export const time = {
  'time.today': 'Today',
  'time.yesterday': 'Yesterday',
  'time.tomorrow': 'tomorrow at {time}',
  'time.moment': 'just now',
} as const
