/** What the command line says. Words in capitals and with `--` are typed by people and stay as they are. */
export const cli = {
  help: `Slipway plans releases, offline.

  slipway                                  open the planner
  slipway open FILE.slipway                open a workspace file beside the open plan
  slipway import FILE…                     bring calendars (.ics) and tables (.csv, .xlsx) in
  slipway edit KIND KEY FIELD=VALUE…       change one record
  slipway export WHAT                      write a calendar, a board's pack, a hand-over or the plan to files
  slipway connect NAME                     connect a tracker or ITSM tool
  slipway sync [NAME…]                     synchronise with what is connected
  slipway check                            look whether the database is whole
  slipway preview                          draw a sample plan as PDF, without a window

  --profile DIR      the data folder to use
  --workspace NAME   the workspace to work in (else the one opened last)
  --json             one line of JSON with the result, at the end of the output
  --help             this text; after a command, that command's

Exit code: 0 done, 1 failed or partly failed, 2 wrong usage.`,
  help_open: `slipway open FILE.slipway

Opens a workspace file as a workspace of its own, beside the plans that are there. No window is shown with --json, nor where there is no display.`,
  help_import: `slipway import FILE… [--as releases|events|environments|services|bookings|changes|incidents|complaints] [--release KEY] [--sheet NAME] [--leave-hidden] [--dry-run]

Brings calendars (.ics) and tables (.csv, .xlsx) in. A file that came in before is merged: what you changed stays.

  --as KIND        what the rows are, where the file doesn't say
  --release KEY    with --as incidents or complaints: their release, where the file names none
  --sheet NAME     the sheet of a workbook (else the one of last time, else its first table)
  --leave-hidden   leave out rows that are hidden in the sheet
  --dry-run        say what would happen, and write nothing`,
  help_edit: `slipway edit KIND KEY FIELD=VALUE…

Changes one record. KIND is releases, services, environments, events or changes; KEY is its key, name or id.
Of a change, status=… goes the ways the plan allows, and none that needs approvals that are not there; approvals are given in the window.`,
  help_export: `slipway export calendar|cab-pack|change-schedule|hand-over|briefing|workspace --out PATH [options]

  --out PATH           a file, a name without ending, or a folder
  --format LIST        calendar: pdf, ics, csv, html; workspace: slipway;
                       cab-pack, change-schedule: pdf, xlsx, pptx, docx, ics, html, zip;
                       hand-over, briefing: pdf, docx, html
  --from, --to DATE    first and last day, as 2026-12-31
  --view month|quarter|year|lanes|ladder|agenda, or the name of a saved view
  --paper a4|a3|a2|a1|letter|tabloid
  --tile a4|a3|letter|tabloid      several such sheets for one of the paper
  --orientation landscape|portrait
  --locked DATE        day until which the plan is not to change; stands on every page
  --lanes-by service|environment|release|team
  --columns LIST       of the agenda: when, code, key, title, kind, status, place, services
  --since REVISION     mark what changed since a published revision, or since the last
  --list-changes       with a page of what changed
  --monochrome         for a black and white printer
  --meeting TITLE      cab-pack: the meeting it is for, by title, day or id, instead of --from and --to;
                       one that nobody has prepared yet gets its agenda by rule, for this pack alone
  --release KEY        hand-over, briefing: the release in early life support
  --classification TEXT   all but calendar and workspace: printed on every page
  --journal            workspace: with the history of every record
  --publish, --draft   keep it as the next revision, or not. What is handed out (cab-pack, change-schedule, hand-over,
                       briefing) is kept unless it is a draft; a calendar is a draft unless it is published. The same
                       in another format, or exported again with nothing changed, keeps its revision.`,
  help_connect: `slipway connect NAME --kind jira|jira-dc|redmine|rt --url URL [--user U] [--secret-env VAR] [--option KEY=VALUE]…

Connects a tracker or an ITSM tool under a name; one of this name that is there is changed. Asks it who is signed in and what that account may not do.

  --kind             jira is Jira Cloud, jira-dc Jira Data Center, rt Request Tracker
  --url URL          where it stands, with the path it stands under
  --user U           jira: the e-mail address; rt: the account the token belongs to;
                     else: sign in by name and password instead of by a token
  --secret-env VAR   the environment variable that holds the token or password; it is never written on a command line
  --passphrase-env VAR   where the system has no store for secrets: the variable with the passphrase they are kept under
  --option           jira, jira-dc: project=KEY, jql=QUERY; redmine: project=IDENTIFIER;
                     rt: queue=NAME, as=changes|incidents;
                     jira-dc, redmine, rt: sign-in=token|basic`,
  help_sync: `slipway sync [NAME…] [--dry-run] [--passphrase-env VAR]

Synchronises with every connection that is not paused, or with the ones that are named. Ctrl-C stops it; what was done stays, and the next run goes on from there.

  --dry-run              say what would come in, go out and be made, and change nothing, here or there
  --passphrase-env VAR   the variable with the passphrase that tokens and passwords are kept under`,
  help_check: `slipway check

Reads the whole database and says whether it is whole. Changes nothing.`,
  help_preview: `slipway preview [--out PATH]

Opens a sample workspace unseen and writes this quarter's calendar as PDF, into out/ unless --out says otherwise.`,
  seeHelp: 'Add --help to see what can be asked.',
  unknownCommand: '{{value}} is not a command. Known: {{known}}.',
  unknownOption: 'There is no option {{option}} here.',
  optionNeedsCommand: '{{option}} goes with a command.',
  valueMissing: '{{option}} needs a value.',
  valueNotTaken: '{{option}} takes no value.',
  givenTwice: '{{option}} is given twice.',
  notADate: '{{option}} takes a day such as 2026-12-31, not {{value}}.',
  notAWord: '{{option}} takes one of {{known}}, not {{value}}.',
  tooFew: 'Something is missing after {{command}}.',
  tooMany: '{{value}} is one word too many.',
  optionMissing: '{{what}} needs {{option}}.',
  notAKey: '--option {{value}} does not go with {{what}}. Known: {{known}}.',
  notAnAddress:
    '{{option}} takes an address that begins with https:// and holds no name or password; without TLS only this machine is reached.',
  variableEmpty: 'The environment variable {{value}} that {{option}} names is not set, or empty.',
  notAssignment: '{{value}} is not FIELD=VALUE.',
  releaseMissing: 'Say with --release which release it is of.',
  outMissing: 'Say with --out where the export goes.',
  formatNotOf: '{{what}} cannot be written as {{value}}. Known: {{known}}.',
  optionNotOf: '{{option}} does not go with {{what}}.',
  rangeReversed: 'The range ends on {{to}}, before it begins on {{from}}.',
  tileNotSmaller: '--tile {{value}} needs a larger --paper: {{known}}.',
  outNotFile: '{{value}} has the ending of a format that --format does not name.',
  placeSheet: 'sheet {{sheet}}',
  placeLine: 'line {{row}}',
  placeRow: 'row {{row}}',
  placeColumn: 'column {{column}}',
  problemAt: '{{place}}: {{sentence}}',
  problemValue: '{{message}} ({{value}})',
  pageOf: 'Page {{page}} of {{pages}}',
  handOverFailed: 'The Slipway that is running did not take the command. Look at its window and try again.',
  handOverLost:
    'The Slipway that is running closed before the command was done. Look at the plan before you try again.',
  fileNotOpened: 'The file was not opened',
} as const;
