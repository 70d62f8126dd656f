export const palette = {
  'palette.label': 'Command palette',
  'palette.placeholder': 'What do you want to do? A command, a customer, a view…',
  'palette.recent': 'Used last',
  'palette.commands': 'Commands',
  'palette.people': 'Customers',
  'palette.replies': 'Canned replies',
  'palette.views': 'Saved views',
  'palette.pages': 'Settings',
  'palette.empty': 'Nothing goes by that name',
} as const
