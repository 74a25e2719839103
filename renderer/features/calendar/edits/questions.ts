import { create } from 'zustand';
import type { PlainDate, WallTime, Zone } from '#shared/model/time.ts';
import type { Use } from '#shared/planning/cascade.ts';
import type { Parts } from './parts-text.ts';

export interface Answers {
  readonly along: 'along' | 'only';
  readonly scope: 'this' | 'following' | 'all';
  readonly hour: 'earlier' | 'later';
  readonly remove: true;
}

/** A question that stands between what a person did and what is written. */
export type Question =
  | {
      readonly kind: 'along';
      readonly label: string;
      readonly date: string;
      readonly days: number;
      readonly parts: Parts;
      /** Titles of freezes and holidays it would fall into. */
      readonly hits: readonly string[];
    }
  | { readonly kind: 'scope'; readonly title: string; readonly action: 'change' | 'remove' }
  | {
      readonly kind: 'hour';
      readonly note: 'gap' | 'overlap';
      readonly wall: WallTime;
      readonly zone: Zone;
      readonly day: PlainDate;
    }
  | { readonly kind: 'remove'; readonly label: string; readonly uses: readonly Use[] };

interface Questions {
  readonly open: { readonly question: Question; readonly answer: (answer: never) => void } | null;
  readonly ask: <Q extends Question>(question: Q) => Promise<Answers[Q['kind']] | null>;
  readonly reply: (answer: Answers[Question['kind']] | null) => void;
}

/** One question at a time; asking another gives up the one before. */
export const useQuestions = create<Questions>()((set, get) => ({
  open: null,
  ask: <Q extends Question>(question: Q) =>
    new Promise<Answers[Q['kind']] | null>((resolve) => {
      get().reply(null);
      set({ open: { question, answer: resolve } });
    }),
  reply: (answer) => {
    const { open } = get();
    if (open === null) return;
    set({ open: null });
    open.answer(answer as never);
  },
}));
