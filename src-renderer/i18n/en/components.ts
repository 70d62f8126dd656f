export const components = {
  'components.close': 'Close',
  'components.cancel': 'Cancel',
  'components.retry': 'Try again',
  'components.dismiss': 'Dismiss',
  'components.loading': 'Loading',
  'components.notifications': 'Notifications',
} as const
