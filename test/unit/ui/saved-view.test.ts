import { beforeEach, describe, expect, it } from 'vitest';
import { useCalendarView } from '#renderer/ui/state/calendar-view.ts';
import { callSavedView, showSavedView } from '#renderer/ui/state/saved-view.ts';

beforeEach(() => useCalendarView.setState(useCalendarView.getInitialState()));

describe('a view that has just been saved', () => {
  it('is what is shown, with what was changed while it was saved', () => {
    useCalendarView.setState({ view: 'agenda', colourBy: 'status' });
    callSavedView('v1', null);
    expect(useCalendarView.getState()).toMatchObject({ savedViewId: 'v1', view: 'agenda', colourBy: 'status' });
  });

  it('leaves another view alone that was chosen in between', () => {
    showSavedView('other', { view: 'year' });
    callSavedView('v1', null);
    expect(useCalendarView.getState()).toMatchObject({ savedViewId: 'other', view: 'year' });
  });
});
