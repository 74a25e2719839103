export const journal = {
  workspaceCreated: 'Made the plan',
  sampleCreated: 'Made the sample plan',
  personJoined: '{{label}} joined the plan',
  workspaceOpened: 'Opened the plan from {{file}}',
  restored: 'Restored the backup of {{date}}',
  journalTrimmed: 'Trimmed the history before {{date}}: {{entries}} steps',
} as const;
