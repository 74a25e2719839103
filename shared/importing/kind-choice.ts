import { SlipwayError } from '../errors.ts';
import type { EventMeaning } from '../model/configuration.ts';
import type { Id } from '../model/schema.ts';
import type { Configuration } from '../planning/configuration.ts';
import { guessMeaning } from './kinds.ts';
import type { KindChoices } from './mapping.ts';

export interface KindQuestion {
  readonly rowKey: string;
  /** What the file itself calls the kind; empty where it does not. */
  readonly text: string;
  readonly title: string;
  readonly categories: readonly string[];
}

/** The kind an event becomes: as chosen for its row, its own word or category, else as guessed. */
export function kindChooser(choices: KindChoices, { eventKinds }: Configuration): (question: KindQuestion) => Id {
  const kinds = [...eventKinds.values()].sort((a, b) => a.order - b.order);
  const byName = new Map(kinds.map((kind) => [kind.name.toLowerCase(), kind.id]));
  const byMeaning = new Map<EventMeaning, Id>();
  for (const kind of kinds) if (!kind.archived && !byMeaning.has(kind.meaning)) byMeaning.set(kind.meaning, kind.id);
  const known = (id: Id | undefined): Id | undefined => (id !== undefined && eventKinds.has(id) ? id : undefined);
  return ({ rowKey, text, title, categories }) => {
    const words = [text, ...categories].map((word) => word.toLowerCase()).filter((word) => word !== '');
    const chosen = [choices.byRow[rowKey], ...words.map((word) => choices.byText[word])]
      .map(known)
      .find((id) => id !== undefined);
    const named = words.map((word) => byName.get(word)).find((id) => id !== undefined);
    const meaning = guessMeaning(title, words);
    const id =
      chosen ?? named ?? known(choices.byMeaning[meaning]) ?? byMeaning.get(meaning) ?? byMeaning.get('milestone');
    const any = id ?? kinds[0]?.id;
    if (any === undefined) throw new SlipwayError('notFound', { kind: 'event-kinds', key: meaning });
    return any;
  };
}
