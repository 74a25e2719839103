/** Why a record was left out or a value not taken, where no error code says it: what happened and what to do. */
export const syncReasons = {
  noTransition:
    'No single step leads to this state there. Take it there by hand in several, or choose a state one step away.',
  noProject: 'The connection names no project to make it in. Enter one in the connection.',
  ignored: 'It answered that all was well, and kept what stood there. A rule or a missing permission is behind it.',
  shape:
    'The record came in a form Slipway does not know. Look at it there, then try again; it is read by itself once it changes there.',
  remoteShape:
    'The record came in a form Slipway does not know. Look at it there, then try again; it is read by itself once it changes there.',
  unreadable:
    'The record came in a form Slipway does not know. Look at it there, then try again; it is read by itself once it changes there.',
  hidden: 'The account may no longer see it. Ask those who run the system, then try again; or leave it out.',
  invalidRecord:
    'What stands there in the field {{field}} is nothing a record here can hold. Correct it there, or give the mapping a row for it.',
  existsThere:
    '{{reason}} is there already under this name, and was not made from here. Link it on the page of first links, or rename one of the two.',
  duplicate: 'It was made there more than once ({{reason}}). The first is linked; delete the others there.',
  refusedCreate: 'It was not made there. The system said: “{{reason}}”',
  refusedCreateSilent: 'It was not made there, and the system did not say why.',
  remoteUnanswered:
    'It was sent in several runs, and none of them took effect. The system said: “{{reason}}” Look at the record there, then try again.',
  remoteUnansweredSilent:
    'It was sent in several runs, and none of them took effect; the system did not say why. Look at the record there, then try again.',
  remoteServer:
    'The system has a fault of its own over this record. A few runs more try it by themselves; after them, try again here.',
  noEntry: 'The mapping has no row for this value. Add one in the connection.',
  noPerson: 'This person has no account there that Slipway knows. Enter it in the mapping.',
  noRecord: 'What it names has no counterpart there yet.',
  wrongType: 'The value there is of another kind than the mapping says. Correct the mapping.',
  outOfRange: 'The value is beyond what the field there can hold.',
} as const;
