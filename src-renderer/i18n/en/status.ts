export const status = {
  'status.reconnecting': 'The desk is restarting. What you typed is kept.',
  'status.offline':
    'You are offline. Everything on this computer still works; new mail comes when the network is back.',
} as const
