/** Plans on this laptop: switching, files, backups. */
export const workspaces = {
  /** Fills `errors:workspaceFileBroken`. */
  broken: {
    cutOff: 'its end is missing; it may not have been copied whole',
    split: 'it is one of several pieces',
    directory: 'its list of parts is damaged',
    manifest: 'manifest.json is missing or does not describe a plan',
    partMissing: 'the part {{part}} is missing',
    partTwice: 'the part {{part}} is there twice',
    partDamaged: 'the part {{part}} is damaged',
    partPlace: 'the part {{part}} is not where it should be',
    partEncrypted: 'the part {{part}} is encrypted',
    partPacking: 'the part {{part}} is packed in an unknown way',
    partHeaders: 'the part {{part}} is described in two different ways',
    partOverlaps: 'the part {{part}} shares bytes with another',
    partCount: 'the part {{part}} does not hold as many records as promised',
    line: '{{part}}, line {{line}}: {{field}} is not what it should be',
    sameId: '{{part}}, line {{line}}: a second record with the id {{field}}',
  },
  /** What the integrity check finds. */
  check: {
    recordBroken: 'The record {{id}} in {{table}} cannot be read: {{field}}',
    indexWrong: 'The record {{id}} in {{table}} would not be found where it belongs',
    keyTwice: 'The key of the record {{id}} in {{table}} is taken by another',
    referenceLost: 'The record {{id}} in {{table}} names in {{field}} what is not there',
    linkLost: 'The import link {{id}} names in {{field}} what is not there',
    journalBroken: 'The step {{id}} of the history cannot be read',
    journalGap: 'A step is missing before the step {{id}} of the history',
    journalIncomplete: 'The step {{id}} of the history is not whole',
    journalDiffers: 'The record {{id}} in {{table}} is not what its history says',
  },
  /** What a value typed on the command line is not. */
  bad: {
    empty: 'This must not be empty',
    date: 'This is no day such as 2026-12-31, nor a day and time such as 2026-12-31T22:00',
    status: 'There is no such status',
    number: 'This is no number that fits here',
    choice: 'This is none of the choices',
    unknown: 'Nothing is called so',
    ambiguous: 'More than one is called so; give the key or id',
    time: 'The end is before the start',
    zone: 'There is no such time zone; name one such as Europe/Vienna',
    flag: 'This is neither yes nor no',
  },
  /** Sentences of the command line. */
  command: {
    opened: '{{file}} is open as “{{name}}”: {{releases}} releases, {{events}} events',
    checked_one: '{{name}}: {{records}} records and {{steps}} steps of history looked at, {{count}} problem',
    checked_other: '{{name}}: {{records}} records and {{steps}} steps of history looked at, {{count}} problems',
    trimmed: 'The history was trimmed, so it was not compared with the records.',
    imported:
      '{{file}}: {{created}} new, {{updated}} changed, {{unchanged}} as they were, {{skipped}} left alone, {{failed}} could not be read',
    wouldImport:
      '{{file}} would bring {{created}} new, {{updated}} changed, {{unchanged}} as they were, {{skipped}} left alone; {{failed}} could not be read. Nothing was written.',
    conflict: '{{field}} of {{label}} was changed here and in the file; yours was kept',
    columnsMissing: 'No column could be found for: {{columns}}. Import the file in the window to say which it is',
    unknownKind: '{{kind}} cannot be edited here. Known: {{known}}',
    unknownField: 'There is no field {{field}}. Known: {{known}}',
    notFound: 'Nothing among {{kind}} is called {{key}}',
    ambiguous: 'More than one among {{kind}} is called {{key}}; give its key or id',
    edited: 'Changed {{label}}',
    unchanged: '{{label}} already is so',
  },
} as const;
