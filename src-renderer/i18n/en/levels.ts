export const levels = {
  'levels.title': 'Service levels',
  'levels.page.policies': 'Policies',
  'levels.page.calendars': 'Calendars',
  'levels.page.replay': 'Try on history',
  'levels.page.report': 'Report',
  'levels.unsaved': 'Not saved yet',
  'levels.discard': 'Discard changes',
  'levels.save': 'Save',
  'levels.problems': 'What is odd here',
  'shortcuts.calendars': 'Calendars: hours and holidays',
  'shortcuts.sla-report': 'Service level report',
} as const
