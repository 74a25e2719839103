import { describe, expect, it } from 'vitest';
import { guessMapping, parseFile, planImport, type ParsedTable, type TableMapping } from '#shared/importing/index.ts';
import { readDate } from '#shared/importing/csv/dates.ts';
import { bytesOf, MemoryWorkspace } from '../../support/importing.ts';

const parse = (text: string, name = 'plan.csv'): ParsedTable =>
  parseFile({ name, bytes: bytesOf(text) }, 'Europe/Berlin') as ParsedTable;

describe('tables', () => {
  it.each([
    ['commas', 'a,b,c\n1,2,3\n', ','],
    ['semicolons with decimal commas', 'a;b;c\n1,5;2,5;3\n2,5;1;4,5\n', ';'],
    ['tabs', 'a\tb\tc\n1, 2\t2\t3\n', '\t'],
    ['bars', 'a|b|c\n1|2|3\n', '|'],
    ["Excel's hint", 'sep=;\na;b;c\n1;2;3\n', ';'],
  ])('finds %s', (_, text, separator) => {
    expect(parse(text)).toMatchObject({ separator, headers: ['a', 'b', 'c'] });
  });

  it('keeps line numbers over quoted line breaks, and names ragged rows and open quotes', () => {
    const parsed = parse(
      'title,start\n"two\r\nlines",2026-12-03\nshort\nlong,2026-12-03,extra\n\n"fine, really",2026-12-04\n"open,2026-12-05\n',
    );
    expect(parsed.rows[0]).toEqual(['two\nlines', '2026-12-03']);
    expect(parsed.lines).toEqual([2, 4, 7]);
    expect(parsed.problems).toMatchObject([
      { code: 'rowTooLong', line: 5, value: 'extra' },
      { code: 'quoteNotClosed', line: 8 },
    ]);
    expect(parsed.notes.map((note) => note.code)).toEqual(['rowShort', 'rowEmpty']);
  });

  it('takes off the apostrophe that an export puts before what a spreadsheet would run', () => {
    expect(parse("title,start\n'=1+1,2026-12-03\n'@home,2026-12-04\n'tis,2026-12-05\n-5,2026-12-06\n").rows).toEqual([
      ['=1+1', '2026-12-03'],
      ['@home', '2026-12-04'],
      ["'tis", '2026-12-05'],
      ['-5', '2026-12-06'],
    ]);
  });

  it('tells headers apart that stand twice, and numbers columns without any', () => {
    expect(parse('name,Name,,start\na,b,c,2026-01-01\n').headers).toEqual(['name', 'Name (2)', '#3', 'start']);
    expect(parse('Launch,2026-12-03\nParty,2026-12-04\n')).toMatchObject({
      headers: ['#1', '#2'],
      rows: [
        ['Launch', '2026-12-03'],
        ['Party', '2026-12-04'],
      ],
    });
    expect(parse('Release plan,,\nname,start,end\na,2026-01-01,2026-01-02\n')).toMatchObject({
      headers: ['name', 'start', 'end'],
    });
  });

  it('refuses a web page and a file without rows', () => {
    expect(() => parse('<!DOCTYPE html><html><body>Sign in</body></html>')).toThrowError(
      expect.objectContaining({ code: 'importWebPage' }),
    );
    expect(() => parse('title,start\n')).toThrowError(expect.objectContaining({ code: 'importNoRows' }));
    expect(() => parse('title,start\n', 'plan.docx')).toThrowError(
      expect.objectContaining({ code: 'fileKindUnknown' }),
    );
  });
});

describe('dates', () => {
  it.each([
    ['2026-12-31', 'dmy', '2026-12-31', null],
    ['31.12.2026', 'mdy', '2026-12-31', null],
    ['31/12/2026', 'dmy', '2026-12-31', null],
    ['12/31/2026', 'mdy', '2026-12-31', null],
    ['3/4/26', 'mdy', '2026-03-04', null],
    ['3 Dec 2026', 'dmy', '2026-12-03', null],
    ['Dec 3rd, 2026', 'dmy', '2026-12-03', null],
    ['Monday 12th January 2026', 'dmy', '2026-01-12', null],
    ['3. Dezember 2026', 'dmy', '2026-12-03', null],
    ['3 décembre 2026', 'dmy', '2026-12-03', null],
    ['03-Dec-26', 'dmy', '2026-12-03', null],
    ['20261231', 'dmy', '2026-12-31', null],
    ['2026-12-31T22:00', 'dmy', '2026-12-31', '22:00'],
    ['12/31/2026 10:05 PM', 'mdy', '2026-12-31', '22:05'],
    ['31.12.2026 12:00 am', 'dmy', '2026-12-31', '00:00'],
    ['3 Dec 2026 14:30', 'dmy', '2026-12-03', '14:30'],
  ] as const)('reads %s', (text, order, date, time) => {
    expect(readDate(text, order, 'when')).toMatchObject({ date, time });
  });

  it('reads an offset and a zone', () => {
    expect(readDate('2026-12-31T22:00:00+02:00', 'dmy', 'when')).toMatchObject({ instant: '2026-12-31T20:00:00Z' });
    expect(readDate('2026-12-31 22:00 Europe/Paris', 'dmy', 'when')).toMatchObject({
      zone: 'Europe/Paris',
      time: '22:00',
    });
    expect(readDate('2026-12-31T22:00Z', 'dmy', 'when')).toMatchObject({ zone: 'UTC' });
  });

  it.each([
    ['2026-02-30', 'dayImpossible'],
    ['31/04/2026', 'dayImpossible'],
    ['30 February 2026', 'dayImpossible'],
    ['soon', 'dateUnreadable'],
    ['1.2', 'dateUnreadable'],
    ['2026-12-31 25:00', 'timeUnreadable'],
    ['2026-12-31 22:00 Moon/Base', 'zoneUnknown'],
  ])('refuses %s as %s, naming the column', (text, code) => {
    expect(() => readDate(text, 'dmy', 'when')).toThrowError(expect.objectContaining({ code, column: 'when' }));
  });
});

describe('guessing', () => {
  const guess = (text: string, name?: string): TableMapping =>
    guessMapping(parse(text, name), new MemoryWorkspace().configuration) as TableMapping;
  const targets = (mapping: TableMapping) =>
    Object.fromEntries(
      mapping.columns.map(({ header, target }) => [
        header,
        target.to === 'field' ? target.field : target.to === 'custom' ? `${target.type}*` : '',
      ]),
    );

  it('decides day or month first over the whole column', () => {
    const orderOf = (cells: string[]) =>
      guess(`title,start\n${cells.map((cell, i) => `e${i},${cell}`).join('\n')}\n`).columns[1]?.dateOrder;
    expect(orderOf(['03/04/2026', '31/12/2026'])).toBe('dmy');
    expect(orderOf(['03/04/2026', '12/31/2026'])).toBe('mdy');
    expect(orderOf(['2026-04-03'])).toBeUndefined();
  });

  it('says so where no date tells, and takes the other order if that is chosen', () => {
    const workspace = new MemoryWorkspace();
    const parsed = workspace.parse('events.csv', 'title,start\nA,03/04/2026\n');
    const plan = workspace.plan(parsed);
    expect(plan.notes).toMatchObject([{ code: 'dateOrderAssumed', column: 'start', value: '03/04/2026' }]);
    expect(plan.creates[0]?.record).toMatchObject({ when: { first: '2026-04-03' } });
    const other = workspace.plan(parsed, {
      mapping: (mapping) =>
        ({
          ...mapping,
          columns: (mapping as TableMapping).columns.map((column) => ({ ...column, dateOrder: 'mdy' })),
        }) as TableMapping,
    });
    expect(other.creates[0]?.record).toMatchObject({ when: { first: '2026-03-04' } });
  });

  it('knows the usual headers, and keeps the rest as fields of the type they hold', () => {
    const mapping = guess(
      'Release Key,Release Name,Go-Live Date,Release Manager,Depends On,Budget,Approved,EOL,Link,Version\nPAY 1,Payments,2026-12-03,Ann,,12.5,yes,false,https://a.example,1.0\nPAY 2,Payments,2026-12-10,Bob,PAY 1,7,no,2027-01-01,https://b.example,2.0\n',
    );
    expect(mapping).toMatchObject({ table: 'releases', keyColumns: ['Release Key'] });
    expect(targets(mapping)).toEqual({
      'Release Key': 'key',
      'Release Name': 'name',
      'Go-Live Date': 'releaseDate',
      'Release Manager': 'owner',
      'Depends On': 'dependsOn',
      Budget: 'number*',
      Approved: 'flag*',
      EOL: 'dateOrFlag*',
      Link: 'url*',
      Version: 'text*',
    });
  });

  it('takes a product and its cycle together for the key', () => {
    expect(guess('product,cycle,release_date\nA,1,2026-01-01\nA,2,2026-02-01\nB,1,2026-01-01\n').keyColumns).toEqual([
      'product',
      'cycle',
    ]);
  });

  it('remembers what was accepted, and guesses what is new', () => {
    const workspace = new MemoryWorkspace();
    const change = (mapping: TableMapping): TableMapping => ({
      ...mapping,
      columns: mapping.columns.map((column) =>
        column.header === 'What' ? { ...column, target: { to: 'nothing' } } : column,
      ),
      keyColumns: ['start'],
    });
    const parsed = workspace.parse('events.csv', 'title,start,What\nA,2026-01-01,x\n');
    const plan = workspace.plan(parsed, { mapping: (mapping) => change(mapping as TableMapping) });
    const source = plan.source.after;
    const again = workspace.parse('events.csv', 'title,start,What,More\nA,2026-01-01,x,y\n');
    const mapping = guessMapping(again, workspace.configuration, { source }) as TableMapping;
    expect(mapping.keyColumns).toEqual(['start']);
    expect(targets(mapping)).toMatchObject({ What: '', More: 'text*' });
  });
});

describe('rows', () => {
  it('reads times, runs past midnight, and takes an end day as included', () => {
    const workspace = new MemoryWorkspace();
    workspace.import('events.csv', 'title,date,start time,end time\nDeploy,2026-12-03,22:00,02:00\n');
    expect(workspace.all('events')[0]?.when).toMatchObject({
      start: { wall: '2026-12-03T22:00', zone: 'Europe/Berlin' },
      end: { wall: '2026-12-04T02:00' },
    });
    workspace.import(
      'more-events.csv',
      'title,start,end\nFreeze,2026-12-20,2027-01-03\nCall,2026-12-03 10:00,2026-12-03 11:00\n',
    );
    expect(workspace.all('events')[1]?.when).toEqual({ type: 'dates', first: '2026-12-20', last: '2027-01-03' });
    expect(workspace.all('events')[2]?.when).toMatchObject({ end: { utc: '2026-12-03T10:00:00Z' } });
  });

  it('knows types and statuses by the word they are filed under too', () => {
    const workspace = new MemoryWorkspace();
    const major = workspace.configuration.releaseTypes.get('major');
    expect(major).toBeDefined();
    workspace.put('release-types', { ...major, name: 'Major release' });
    const types = workspace.all('release-types').length;
    workspace.import('releases.csv', 'key,name,release date,type\nP1,One,2026-12-03,Major\n');
    expect(workspace.all('releases')[0]).toMatchObject({ typeId: 'major' });
    expect(workspace.all('release-types')).toHaveLength(types);
  });

  it('finds or makes teams, persons, types, statuses and services named by text', () => {
    const workspace = new MemoryWorkspace();
    workspace.put('teams', { id: 'team-1', name: 'Payments' });
    const rows =
      'key,name,release date,type,status,team,owner,service\nP1,One,2026-12-03,MAJOR,Planned,payments,Ann,ledger\nP2,Two,2026-12-04,Big bang,In UAT,Ledger team,Ann,"ledger; api"\n';
    expect(workspace.import('releases.csv', rows).counts).toMatchObject({ created: 2, failed: 0 });
    const [one, two] = workspace.all('releases');
    expect(one).toMatchObject({ typeId: 'major', statusId: 'planned', teamIds: ['team-1'] });
    expect(one?.ownerId).toBe(two?.ownerId);
    expect(workspace.all('people').map((person) => person.name)).toEqual(['Ann']);
    expect(workspace.all('services').map((service) => service.key)).toEqual(['ledger', 'api']);
    expect(two?.serviceIds).toHaveLength(2);
    expect(workspace.configuration.releaseTypes.get(two?.typeId ?? '')?.name).toBe('Big bang');
    expect(workspace.configuration.statuses.get(two?.statusId ?? '')).toMatchObject({
      name: 'In UAT',
      category: 'inProgress',
    });
  });

  it('resolves dependencies within the file, whichever comes first, and tells of unknown ones', () => {
    const workspace = new MemoryWorkspace();
    const plan = workspace.import('releases.csv', 'key,release date,depends on\nA,2026-12-03,"B, X"\nB,2026-12-04,\n');
    const [a, b] = workspace.all('releases');
    expect(a?.dependsOn).toEqual([b?.id]);
    expect(plan.notes).toMatchObject([{ code: 'referenceUnknown', value: 'X', line: 2 }]);
  });

  it('makes duplicate keys unique and says which', () => {
    const workspace = new MemoryWorkspace();
    const plan = workspace.import('releases.csv', 'key,release date\nA,2026-12-03\na,2026-12-04\nA,2026-12-05\n');
    expect(plan.counts).toMatchObject({ created: 3, failed: 0 });
    expect(workspace.all('releases').map((release) => release.key)).toEqual(['A', 'a (2)', 'A (3)']);
    expect(plan.notes.map((note) => note.code)).toEqual(expect.arrayContaining(['duplicateKey', 'keyTaken']));
    expect(
      workspace.plan(workspace.parse('releases.csv', 'key,release date\nA,2026-12-03\na,2026-12-04\nA,2026-12-05\n'))
        .counts,
    ).toMatchObject({ unchanged: 3 });
  });

  it('starts past releases as done, and asks the file first', () => {
    const workspace = new MemoryWorkspace();
    workspace.import(
      'releases.csv',
      'key,release date,status\nOld,2020-01-01,\nNew,2030-01-01,\nSaid,2020-01-01,planned\n',
    );
    expect(workspace.all('releases').map((release) => release.statusId)).toEqual(['released', 'planned', 'planned']);
  });

  it('names each row it can not read by line, column and value, and brings in the rest', () => {
    const workspace = new MemoryWorkspace();
    const long = 'x'.repeat(100_001);
    const plan = workspace.import(
      'events.csv',
      `title,start,end,description\nFebruary,2026-02-30,,\nBackwards,2026-12-03,2026-12-01,\n,2026-12-03,,\nLong,2026-12-03,,${long}\nEmpty,,,\n<script>alert(1)</script>,2026-12-03,,<img src=x onerror=alert(1)>\n`,
    );
    expect(
      plan.problems.map(({ code, line, column, value }) => [code, line, column, value?.slice(0, 12) ?? null]),
    ).toEqual([
      ['dayImpossible', 2, 'start', '2026-02-30'],
      ['endBeforeStart', 3, 'end', '2026-12-01'],
      ['valueMissing', 4, 'title', null],
      ['valueTooLong', 5, 'description', 'xxxxxxxxxxxx'],
      ['startMissing', 6, 'start', null],
    ]);
    expect(workspace.all('events')).toMatchObject([
      { title: '<script>alert(1)</script>', description: '<img src=x onerror=alert(1)>' },
    ]);
  });

  it('reads 10,000 rows of garbage without bringing in any or failing', () => {
    const workspace = new MemoryWorkspace();
    const rows = Array.from({ length: 10_000 }, (_, i) => `${(i * 7919).toString(36)},"~${i}",${'%&$'.repeat(i % 5)}`);
    const parsed = workspace.parse('events.csv', `title,start,x\n${rows.join('\n')}\n`);
    const mapping = {
      ...(guessMapping(parsed, workspace.configuration) as TableMapping),
      table: 'events' as const,
      keyColumns: [],
    };
    const columns = mapping.columns.map((column, i) => ({
      ...column,
      target:
        [
          { to: 'field' as const, field: 'title' },
          { to: 'field' as const, field: 'start' },
          { to: 'nothing' as const },
        ][i] ?? column.target,
    }));
    const plan = planImport(
      parsed,
      { ...mapping, columns },
      { records: [], links: [], source: null, configuration: workspace.configuration },
      { nextId: workspace.nextId, now: 0 },
    );
    expect(plan.counts).toMatchObject({ rows: 10_000, created: 0, failed: 10_000 });
    expect(plan.problems[9_999]).toMatchObject({
      code: 'dateUnreadable',
      line: 10_001,
      column: 'start',
      value: '~9999',
    });
  });

  it('names the rows of a column called start that holds no dates', () => {
    const workspace = new MemoryWorkspace();
    const plan = workspace.import('events.csv', 'title,start\nFreeze,soon\nThaw,later\n', {}, 'events');
    expect(plan.counts).toMatchObject({ created: 0, failed: 2 });
    expect(plan.problems).toMatchObject([
      { code: 'dateUnreadable', line: 2, column: 'start', value: 'soon' },
      { code: 'dateUnreadable', line: 3, column: 'start', value: 'later' },
    ]);
  });

  it('says which column it can not do without', () => {
    const workspace = new MemoryWorkspace();
    expect(() => workspace.import('events.csv', 'a,b\nx,y\n', {}, 'events')).toThrowError(
      expect.objectContaining({ code: 'importNoTarget', detail: { name: 'events.csv', field: 'start' } }),
    );
  });
});
