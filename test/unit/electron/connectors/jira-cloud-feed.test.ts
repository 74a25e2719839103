import { describe, expect, it } from 'vitest';
import { bodyOf } from '../../../servers/jira/issues.ts';
import { connected, readAll, spoiling, START } from '../../../servers/jira/connected.ts';

const KEY = '0198c1d2-7a10-7cde-9f10-0a1b2c3d4e5f';
const MINUTE = 60_000;

/** Bodies of the requests a search made. */
const searches = ({ fake }: ReturnType<typeof connected>) =>
  fake.requests.filter(({ path }) => path.at(-1) === 'jql').map(({ json }) => bodyOf(json));

describe('the feed of issues of Jira Cloud', () => {
  it('is paged by tokens, names its fields, and never a position', async () => {
    const jira = connected();
    for (let at = 1; at <= 7; at += 1) {
      jira.time.now = START + at * 1_000;
      jira.model.addIssue(jira.project.id, { summary: `Issue ${at}` });
    }
    const { records, pages, watermark } = await readAll(jira.connector, jira.signal, { size: 3 });
    expect(records.map(({ fields }) => fields['summary'])).toEqual([1, 2, 3, 4, 5, 6, 7].map((at) => `Issue ${at}`));
    expect(pages).toBe(3);
    expect(watermark).toBe(String(START + 7_000));
    for (const body of searches(jira)) {
      expect(body['jql']).toBe('project = "PAY" ORDER BY updated ASC, key ASC');
      expect(body['fields']).toContain('summary');
      expect(body).not.toHaveProperty('startAt');
    }
  });

  it('begins five minutes before the last change that was seen there, whatever our clock says', async () => {
    const jira = connected();
    jira.time.now = START - 40 * 86_400_000;
    jira.model.addIssue(jira.project.id, { summary: 'Old' });
    const { watermark } = await readAll(jira.connector, jira.signal);
    const again = await readAll(jira.connector, jira.signal, { watermark });
    expect(searches(jira).at(-1)?.['jql']).toContain(`AND updated >= ${jira.time.now - 5 * MINUTE} ORDER BY`);
    expect(again.records).toHaveLength(1);
    expect(again.watermark).toBe(watermark);
    jira.time.now += 6 * MINUTE;
    jira.model.addIssue(jira.project.id, { summary: 'New' });
    const third = await readAll(jira.connector, jira.signal, { watermark });
    const fourth = await readAll(jira.connector, jira.signal, { watermark: third.watermark });
    expect(fourth.records.map(({ fields }) => fields['summary'])).toEqual(['New']);
  });

  it('comes upon what the index learned late, through the overlap', async () => {
    const jira = connected({ searchLagMs: 2 * MINUTE });
    jira.model.addIssue(jira.project.id, { summary: 'Early' });
    jira.time.now += MINUTE;
    const late = jira.model.addIssue(jira.project.id, { summary: 'Late' });
    jira.time.now += 90_000;
    const first = await readAll(jira.connector, jira.signal);
    expect(first.records.map(({ fields }) => fields['summary'])).toEqual(['Early']);
    jira.time.now += 2 * MINUTE;
    const second = await readAll(jira.connector, jira.signal, { watermark: first.watermark });
    expect(second.records.map(({ id }) => id)).toContain(late.id);
  });

  it.each(['cloud', 'dc'] as const)(
    'reads nothing twice that changed long ago by its own clock (%s)',
    async (flavour) => {
      const jira = connected({ flavour });
      for (let at = 0; at < 250; at += 1) jira.model.addIssue(jira.project.id, { summary: `${at}` });
      jira.time.now += 2_000;
      const last = jira.model.addIssue(jira.project.id, { summary: 'Last' });
      const soon = await readAll(jira.connector, jira.signal);
      expect((await readAll(jira.connector, jira.signal, { watermark: soon.watermark })).pages).toBeGreaterThan(1);
      jira.time.now += 11 * MINUTE;
      const settled = await readAll(jira.connector, jira.signal, { watermark: soon.watermark });
      const quiet = await readAll(jira.connector, jira.signal, { watermark: settled.watermark });
      expect(quiet).toMatchObject({ pages: 1, records: [{ id: last.id }], watermark: settled.watermark });
      jira.model.change(last.id, { summary: 'Changed' });
      const next = await readAll(jira.connector, jira.signal, { watermark: quiet.watermark });
      expect(next.records.at(-1)).toMatchObject({ id: last.id, fields: { summary: 'Changed' } });
      // What was just seen is looked at again: others of that time may show late.
      expect(next.watermark).toBe(String(jira.time.now));
    },
  );

  it('goes on after an empty page, and ends with an error rather than never', async () => {
    let page = 0;
    const empties = spoiling('/search/jql', (json) => {
      page += 1;
      return page === 1 ? { issues: [], isLast: false, nextPageToken: 'more' } : json;
    });
    const jira = connected({ through: empties });
    const first = await jira.connector.page(
      { kind: 'issue', watermark: null, next: null, fields: [], size: 5 },
      jira.signal,
    );
    expect(first).toMatchObject({ records: [] });
    expect(first.next).not.toBeNull();
    const circle = connected({ through: spoiling('/search/jql', () => ({ issues: [], nextPageToken: 'same' })) });
    await expect(readAll(circle.connector, circle.signal)).rejects.toMatchObject({ code: 'remoteShape' });
    const endless = connected({ through: spoiling('/search/jql', () => ({ issues: [], isLast: false })) });
    await expect(readAll(endless.connector, endless.signal)).rejects.toMatchObject({ code: 'remoteShape' });
  });

  it('is begun again from a place nobody knows any more', async () => {
    const jira = connected();
    jira.model.addIssue(jira.project.id, { summary: 'Issue' });
    for (const next of ['{"token":1}', 'soon', '']) {
      const request = { kind: 'issue', watermark: null, next, fields: ['summary'], size: 5 } as const;
      expect((await jira.connector.page(request, jira.signal)).records).toHaveLength(1);
    }
  });

  it('uses nothing of a page whose filter was dropped', async () => {
    const jira = connected();
    const other = jira.model.addProject('OPS');
    jira.model.addIssue(other.id, { summary: 'Not asked for' });
    jira.time.now += 60 * MINUTE;
    jira.model.addIssue(jira.project.id, { summary: 'Asked for' });
    jira.model.dropsFilter = true;
    // A search without a bound is refused by Cloud itself; the modelled one forgets the bound after that.
    await expect(readAll(jira.connector, jira.signal)).rejects.toMatchObject({ code: 'remoteFilter' });

    const own = connected();
    own.model.addIssue(own.project.id, { summary: 'Old' });
    own.time.now += 60 * MINUTE;
    own.model.addIssue(own.project.id, { summary: 'New' });
    own.model.dropsFilter = true;
    const watermark = String(own.time.now);
    await expect(readAll(own.connector, own.signal, { watermark })).rejects.toMatchObject({ code: 'remoteFilter' });
    await expect(own.connector.find('issue', KEY, own.signal)).rejects.toMatchObject({ code: 'remoteFilter' });
  });

  it('leaves out an issue that was moved away while the index has it here', async () => {
    const jira = connected({ searchLagMs: 2 * MINUTE });
    const other = jira.model.addProject('OPS');
    const moved = jira.model.addIssue(jira.project.id, { summary: 'Moved' });
    jira.model.addIssue(jira.project.id, { summary: 'Stays' });
    jira.time.now += 60 * MINUTE;
    jira.model.move(moved.id, other.id);
    const { records } = await readAll(jira.connector, jira.signal);
    expect(records.map(({ fields }) => fields['summary'])).toEqual(['Stays']);
    const [read] = await jira.connector.read({ kind: 'issue', ids: [moved.id], fields: ['summary'] }, jira.signal);
    expect(read).toMatchObject({ state: 'present', id: moved.id, record: { key: 'OPS-1' } });
  });

  it('sets aside a row nobody can read and goes on', async () => {
    const odd = spoiling('/search/jql', (json) => {
      const { issues = [] } = bodyOf(json);
      return {
        ...bodyOf(json),
        issues: [{ id: '77', key: 'PAY-77', fields: { updated: 'soon' } }, ...(Array.isArray(issues) ? issues : [])],
      };
    });
    const jira = connected({ through: odd });
    jira.model.addIssue(jira.project.id, { summary: 'Readable' });
    const { records, unreadable } = await readAll(jira.connector, jira.signal);
    expect(records).toHaveLength(1);
    expect(unreadable).toEqual([{ id: '77', reason: 'shape' }]);
    const none = connected({ through: spoiling('/search/jql', () => ['PAY-1']) });
    await expect(readAll(none.connector, none.signal)).rejects.toMatchObject({ code: 'remoteShape' });
  });

  it('keeps the person’s own query between brackets, and says what is wrong with it', async () => {
    const jql = 'status = "In (Progress" OR labels = bank';
    const jira = connected({ scope: { project: 'PAY', jql } });
    const other = jira.model.addProject('OPS');
    jira.model.addIssue(other.id, { summary: 'Elsewhere', labels: ['bank'] });
    jira.model.addIssue(jira.project.id, { summary: 'Here', labels: ['bank'] });
    const { records } = await readAll(jira.connector, jira.signal, { watermark: String(START) });
    expect(records.map(({ fields }) => fields['summary'])).toEqual(['Here']);
    const page = (scope: object) => {
      const one = connected({ scope });
      return readAll(one.connector, one.signal);
    };
    await expect(page({ jql: 'project = PAY order  by rank' })).rejects.toMatchObject({ code: 'queryOrdered' });
    await expect(page({ jql: 'labels = a) OR (labels = b' })).rejects.toMatchObject({ code: 'queryBroken' });
    await expect(page({ jql: 'summary ~ "a' })).rejects.toMatchObject({ code: 'queryBroken' });
    await expect(page({})).rejects.toMatchObject({ code: 'queryMissing' });
    await expect(page({ jql: 'summary ~ "order by"' })).resolves.toMatchObject({ records: [] });
  });
});
