const PLAIN = /^[\u0020-\u007e]*$/;
const MARKS = /\p{M}/gu;
/** Letters that Unicode does not take apart but people type without. */
const FOLDED: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };
const FOLDABLE = /[ßæœøłđðþı]/g;
const BLANKS = /\s+/g;

/** Text as it is searched: lower case, without diacritics, blanks made single. "Tomás Novák" is "tomas novak". */
export function normalise(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase().trim();
  const bare = text.normalize('NFKD').replace(MARKS, '').toLowerCase();
  return bare
    .replace(FOLDABLE, (letter) => FOLDED[letter] ?? letter)
    .replace(BLANKS, ' ')
    .trim();
}
