export const time = {
  'time.today': 'Today',
  'time.yesterday': 'Yesterday',
  'time.moment': 'just now',
} as const
