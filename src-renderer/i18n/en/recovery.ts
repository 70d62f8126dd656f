export const recovery = {
  'recovery.damaged.title': 'The desk file is damaged',
  'recovery.damaged.text':
    'Nothing was deleted. Choose a backup to go on with; what came after it is fetched again from your servers. The damaged file is kept beside it under a new name.',
  'recovery.damaged.noBackup':
    'There is no backup that opens. You can begin with an empty desk; the damaged file is kept beside it under a new name.',
  'recovery.key-lost.title': 'The key of this desk is missing',
  'recovery.key-lost.text':
    'The desk is encrypted, and its key is not on this computer any more. Put the key file or the keychain back and open Throughline again. Nothing was changed.',
  'recovery.newer.title': 'This desk needs a newer Throughline',
  'recovery.newer.text': 'It was last opened with a newer version. Update Throughline to open it. Nothing was changed.',
  'recovery.unreadable.title': 'The desk file cannot be opened',
  'recovery.unreadable.text': 'Nothing was changed. Put right what is named below, then try again.',
  'recovery.file': 'File',
  'recovery.reason': 'Reason',
  'recovery.backup': 'Backup of {when}',
  'recovery.backupMessages': '{count, plural, one {# message} other {# messages}}',
  'recovery.use': 'Use this backup',
  'recovery.empty': 'Begin with an empty desk',
  'recovery.emptyConfirm.title': 'Begin with an empty desk?',
  'recovery.emptyConfirm.text':
    'Accounts have to be added again. The damaged file stays in its folder, so nothing more is lost.',
  'recovery.retry': 'Try again',
} as const
