export const status = {
  'status.reconnecting': 'The desk is restarting. What you typed is kept.',
  'status.offline':
    'You are offline. Everything on this computer still works; new mail comes when the network is back.',
  'status.workOffline': 'Work offline',
  'status.goOnline': 'Go back online',
  'status.offlineByChoice': 'You work offline. Everything on this computer still works.',
  'status.answersWait':
    '{count, plural, one {# answer leaves when you are back.} other {# answers leave when you are back.}}',
  'status.toggleOffline': 'Work offline, or online again',
} as const
