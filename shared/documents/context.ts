import type { Text } from '../text/index.ts';
import type { DateText } from './date-text.ts';
import type { Sheet } from './paper.ts';
import type { CalendarSnapshot } from './snapshot.ts';
import type { StyleBook } from './styles.ts';

/** What every part of a document is made with. */
export interface DocumentContext {
  readonly snapshot: CalendarSnapshot;
  readonly sheet: Sheet;
  readonly dates: DateText;
  readonly book: StyleBook;
  readonly t: Text;
  /** Height between head and foot of a page, mm. */
  readonly contentHeight: number;
}
