import type { EventMeaning } from '../model/configuration.ts';

/** First that fits wins: "soft freeze" before "freeze", "maintenance window" before "window". */
const WORDS: readonly (readonly [EventMeaning, RegExp])[] = [
  ['softFreeze', /\bsoft\b.*freeze|freeze.*\bsoft\b|\b(?:restricted|limited) change\b/],
  ['hardFreeze', /freeze|moratorium|embargo|black-?out|change stop|code lock|lock-?down|frozen/],
  ['maintenanceWindow', /maintenance|patching|patch (?:day|tuesday|window)|outage|down-?time|wartung/],
  ['changeWindow', /\bwindow\b|change slot|deployment slot/],
  [
    'holiday',
    /holiday|feiertag|vacation|christmas|xmas|easter|new year|thanksgiving|\bday off\b|public day|jour férié|labou?r day|independence day/,
  ],
  [
    'meeting',
    /meeting|gathering|stand-?up|\bsync\b|\breview\b|retro(?:spective)?\b|workshop|\bcab\b|\becab\b|\bcall\b|\bboard\b|\bforum\b|summit|\bdemo\b|conference|planning session|interview|town hall/,
  ],
  ['milestone', /milestone|release|deadline|go-?live|\brc-?\d*\b|cut-?off|launch|\bfinal\b|\bdue\b/],
];

/** What an event most likely is, by its title and categories; a milestone when nothing says otherwise. */
export function guessMeaning(title: string, categories: readonly string[]): EventMeaning {
  // A kind of its own among the categories says more than a word in the title.
  for (const text of [categories.join(' | '), title]) {
    const lower = text.toLowerCase();
    const found = WORDS.find(([meaning, words]) => words.test(lower) && !(text !== title && meaning === 'milestone'));
    if (found !== undefined) return found[0];
  }
  return 'milestone';
}
