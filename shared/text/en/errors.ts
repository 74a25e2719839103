/** One sentence per error code: what happened and what to do. Keys are the codes of shared/errors.ts. */
export const errors = {
  internal:
    'Something went wrong inside Slipway ({{name}}). Nothing was changed. Try again; if it stays, the log names the place.',
  cancelled: 'Cancelled. Nothing was changed.',
  invalidRequest: 'Slipway asked itself for something it does not know ({{call}}). Nothing was changed.',
  invalidRecord: 'The field {{field}} does not take this value: {{reason}}. Nothing was changed.',
  notFound: 'There is no {{kind}} called {{key}}.',
  forbiddenSender: 'A page that is not Slipway asked for something. It was refused.',
  forbiddenPath: 'The path {{path}} leads outside the folder it belongs to. It was refused.',
  fileTooLarge: '{{name}} has {{size}} bytes; at most {{limit}} can be read. Split the file or export a smaller range.',
  fileUnreadable: '{{name}} could not be read. Check that it exists and that you may open it.',
  fileEmpty: '{{name}} is empty.',
  fileNotText: '{{name}} is not a text file. Choose a calendar (.ics), a table (.csv, .xlsx) or a plan (.slipway).',
  fileKindUnknown:
    '{{name}} is not a kind of file that can be imported. Choose a calendar (.ics) or a table (.csv, .xlsx).',
  writeFailed: '{{name}} could not be written. Check the folder and its free space, or choose another.',
  diskFull: 'The disk is full. Nothing was changed. Free some space and try again.',
  databaseBlocked: 'Another Slipway window holds the plan open in an older version. Close it and try again.',
  newerSchema:
    '{{name}} was written by a newer Slipway (version {{found}}, this one reads up to {{known}}). It was left as it is. Update Slipway to open it.',
  workspaceFileBroken: '{{name}} is not a whole plan file: $t(workspaces:broken.{{reason}}). Nothing was opened.',
  workspaceFileBomb: '{{name}} would unpack to more than is allowed. Nothing was opened.',
  workspaceFilePath: '{{name}} holds a part that points outside it ({{path}}). Nothing was opened.',
  workspaceFileChecksum:
    'The part {{part}} of {{name}} was changed or damaged after it was written. Nothing was opened.',
  importBroken: '{{name}} could not be read as {{format}}: {{reason}} (line {{line}}).',
  importTooManyRows: '{{name}} has more than {{limit}} rows. Split it and import the parts.',
  importNoCalendar:
    '{{name}} holds no calendar: nowhere does a BEGIN:VCALENDAR stand. Export it again from where it came from.',
  importNoRows: '{{name}} holds no rows below its header.',
  importWebPage:
    '{{name}} is a web page, not the file it should be: most likely the sign-in page of where it was downloaded. Download it again.',
  importTooManyCells:
    'The sheet in {{name}} reaches over more than {{limit}} cells. Copy what belongs to the plan to a sheet of its own.',
  importNoSheet: '{{name}} has no sheet called “{{sheet}}”. It has: {{known}}.',
  workbookBroken: '{{name}} is not a whole spreadsheet: $t(importing:broken.{{reason}}). Nothing was imported.',
  workbookBomb: '{{name}} would unpack to more than is allowed. Nothing was imported.',
  workbookOld:
    '{{name}} is protected by a password or comes from an Excel before 2007. Save it as .xlsx without a password and import that.',
  workbookOther:
    '{{name}} is another kind of office file. Save it as .xlsx in the program it comes from and import that.',
  importNoTarget: '{{name}} cannot be imported: no column gives the {{field}}. Choose one.',
  changeNotApproved:
    '{{label}} is not approved and cannot go to {{to}}. Ask those whose approval is open, or take it to the board.',
  transitionNotAllowed: '{{label}} cannot go from {{from}} to {{to}}. Allowed next: {{allowed}}.',
  inUse: '{{name}} still needs it. Choose another to take its place, or archive it instead. Nothing was changed.',
  dependencyCircle: 'That would close a circle: {{path}}. Nothing was changed.',
  staleRecord: 'This was changed or deleted elsewhere in the meantime. Look at it again.',
  duplicateKey: 'The key {{key}} is taken. Choose another.',
  linkedAnew:
    'What this step removed has come in again from the other side since. Nothing was changed. To have it back as it was, restore the backup that was made before the step.',
  backupNearlyEmpty: 'This plan is nearly empty; its fuller backups were kept.',
  printFailed: 'The page could not be printed: {{reason}}.',
  printedGone: 'The finished PDF was no longer there to be saved. Nothing was written. Save it again.',
  zoneUnknown: 'The time zone {{zone}} is not known here. Choose one from the list, such as Europe/Berlin.',
  momentOutOfRange: 'This time lies outside the years 0000 to 9999. Choose another.',
  recurrenceInvalid: 'The repetition of “{{title}}” can’t be read ({{rule}}). Edit it in the event.',
  recurrenceTooMany:
    'The repetition of “{{title}}” gives more than {{limit}} occurrences. Give it an end or let it happen less often.',
  rangeTooLong: 'A calendar covers at most {{months}} months. Choose a shorter period.',
  addressUnreadable: 'This is no address a browser could open. It begins with http:// or https://.',
  addressScheme: 'Only addresses that begin with http:// or https:// are opened from here.',
  addressUser:
    'This address has a name or password before the host, and is not opened: it may lead elsewhere than it looks. Take out what stands before the @.',
  addressControl: 'This address has characters that cannot be seen, and is not opened. Type it anew.',
  addressTooLong: 'This address is too long to be opened. Copy it into the browser.',
  browserFailed: 'The system could not open a browser. Copy the address, and open it there.',
  supportNotExtended: 'Early life support was not extended. A later last day and a reason are needed.',
  supportNotReady: 'Something is still missing before early life support can be left. Look at the list again.',
  noWorkingDay:
    'Near {{day}} there is no working day for ten years. Look at the working days in Settings and at the holidays.',
  recurrenceNotMovable:
    'The days on which “{{title}}” repeats can’t be moved as one ({{rule}}). Edit the repetition, or move only this occurrence.',
  remoteAddress:
    'An address Slipway can call begins with https:// (http:// only on this machine) and holds no name or password. Correct it in the connection.',
  remoteOffline: '{{host}} cannot be reached. It goes on by itself when the network is back.',
  remoteTimeout: '{{host}} did not answer in time. Try again later.',
  remoteBroken: 'The connection to {{host}} broke off. Try again later.',
  remoteTls:
    '{{host}} could not prove that it is {{host}} ({{reason}}). Nothing is sent to it. Ask those who run it to renew its certificate, or have your organisation’s certificate installed on this machine.',
  remoteRedirect:
    '{{host}} leads on to another address ({{to}}), where Slipway does not follow. If that is the right one, enter it in the connection.',
  remoteTooLarge: 'The answer of {{host}} is larger than is allowed. It was not read. Narrow the filter.',
  remoteNotJson:
    '{{host}} answered with something other than data: “{{text}}”. Check the address; it may be a sign-in page or a proxy.',
  remoteUnauthorised: '{{host}} does not accept the sign-in. Enter the token or password again in the connection.',
  remoteForbidden:
    'The account may not do this on {{host}}. Ask those who run it for the permission. It said: “{{text}}”',
  remoteNotFound:
    '{{host}} has nothing under this address, or hides it from the account. Check the address and the project in the connection.',
  remoteRefused: '{{host}} refused the request ({{status}}). It said: “{{text}}”',
  remoteLimited:
    '{{host}} asks to be left alone until {{until, datetime(dateStyle: medium; timeStyle: short; hourCycle: h23)}}. It goes on by itself after that.',
  remoteServer: '{{host}} has a fault of its own ({{status}}). Try again later.',
  remoteUnanswered: '{{host}} did not say whether it made the change. Slipway looks there before it is sent again.',
  remoteFilter:
    '{{host}} answered with records that were not asked for. Nothing of it was used. Check the filter of the connection.',
  remoteShape:
    '{{host}} answered in a form Slipway does not know ({{what}}). Nothing of it was used. Check the address and the version of the system.',
  queryMissing: 'The connection names neither a project nor a query. Enter one of them.',
  queryOrdered:
    'The query has an ORDER BY in it. Slipway orders by itself: take it out of the query in the connection.',
  queryBroken: 'A bracket or a quotation mark of the query has no counterpart. Correct the query in the connection.',
  remoteVanished:
    '{{count}} of {{of}} linked records are missing there at once. That looks like a filter or a permission that changed, so nothing was marked. Look at the filter of the connection.',
  whatIfNotSynchronised: 'A what-if is not synchronised. Apply it to its plan, and synchronise that.',
  secretUnusable:
    'This token or password cannot be sent: it holds a line break or other characters that do not belong there. Copy it again.',
  secretMissing: 'There is no token or password for this connection on this machine. Enter it in the connection.',
  secretOtherOrigin:
    'The token or password was entered for another address and is not sent to {{host}}. Enter it again in the connection.',
  secretNotKept:
    'This system has no store for secrets, so the token or password would be gone when this command ends. Nothing was changed. Name a variable with a passphrase by --passphrase-env, or open the planner and run this again while it is open.',
  vaultLocked: 'The tokens and passwords are locked. Enter the passphrase to use them.',
  vaultWrongPassphrase: 'That is not the passphrase. Nothing was changed.',
  vaultPassphraseShort: 'A passphrase has at least {{least}} characters. Several words are easiest to keep in mind.',
  vaultUnavailable:
    'The system’s store for passwords does not give out the key. Unlock it; if it was reset, enter the tokens and passwords again.',
  vaultBroken:
    'The file with the tokens and passwords is damaged. It was left as it is. Forget them in Settings and enter them again.',
  vaultFull:
    'There are tokens and passwords for {{limit}} connections already. Remove connections that are no longer used.',
  usage: '{{reason}}',
} as const;
