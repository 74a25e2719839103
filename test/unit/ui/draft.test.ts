import { describe, expect, it } from 'vitest';
import { handedOver, isUnsaved, newDraft, storedAnew, typedInto, type DraftState } from '#renderer/ui/draft.ts';

const type = (state: DraftState<string>, text: string) => typedInto(state, text);
const save = (state: DraftState<string>) => handedOver(state);
const store = (state: DraftState<string>, text: string) => storedAnew(state, text, Object.is);
const shown = ({ stored, typed }: DraftState<string>) => typed?.value ?? stored;
const unsaved = (state: DraftState<string>) => isUnsaved(state, Object.is);

describe('what stands in a field while it is saved', () => {
  it('follows what is stored while nothing is typed, and after what was typed came back', () => {
    expect(shown(store(newDraft('a'), 'b'))).toBe('b');
    const back = store(save(type(newDraft('a'), 'b')), 'b');
    expect([shown(back), unsaved(back), shown(store(back, 'c'))]).toEqual(['b', false, 'c']);
  });

  it('keeps what was typed on while an earlier save comes back, and still saves it', () => {
    const typedOn = type(save(type(newDraft('a'), 'b')), 'bc');
    const back = store(typedOn, 'b');
    expect([shown(back), unsaved(back)]).toEqual(['bc', true]);
    expect(shown(store(save(back), 'bc'))).toBe('bc');
  });

  it('does not flicker to an earlier save while a later one is on its way', () => {
    const twice = save(type(save(type(newDraft('a'), 'b')), 'c'));
    expect(shown(store(twice, 'b'))).toBe('c');
    expect(store(store(twice, 'b'), 'c')).toEqual(newDraft('c'));
  });

  it('saves the old value typed again while another is on its way', () => {
    const again = type(save(type(newDraft('a'), 'b')), 'a');
    expect(unsaved(again)).toBe(true);
    expect(shown(store(save(again), 'b'))).toBe('a');
  });

  it('takes a value that was put right on its way, and keeps a refused one for the next try', () => {
    expect(shown(store(save(type(newDraft('a'), ' b ')), 'b'))).toBe('b');
    const refused = save(type(newDraft('a'), 'taken'));
    expect([shown(refused), unsaved(refused)]).toEqual(['taken', true]);
    expect(shown(store(save(type(refused, 'free')), 'free'))).toBe('free');
  });

  it('keeps what is being typed when the value changes elsewhere', () => {
    const changed = store(type(newDraft('a'), 'ab'), 'z');
    expect([shown(changed), unsaved(changed)]).toEqual(['ab', true]);
    // Typed back to what was stored is nothing typed.
    expect(shown(store(type(type(newDraft('a'), 'ab'), 'a'), 'z'))).toBe('z');
  });
});
