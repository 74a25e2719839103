import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adfCodec, adfToText, textToAdf } from '#shared/sync/codecs/adf.ts';
import type { Raw } from '#shared/sync/field-link.ts';

const text = (value: string): Raw => ({ type: 'text', text: value });
const node = (type: string, ...content: Raw[]): Raw => ({ type, content });
const doc = (...content: Raw[]): Raw => ({ type: 'doc', version: 1, content });

describe('rich text of Jira Cloud', () => {
  it('is read as the words a person sees, lists and tables line by line', () => {
    const document = doc(
      node('heading', text('Cut-over')),
      node(
        'paragraph',
        text('Ask '),
        { type: 'mention', attrs: { id: 'x', text: '@Ann' } },
        { type: 'hardBreak' },
        text('first'),
      ),
      node(
        'bulletList',
        node('listItem', node('paragraph', text('drain'))),
        node('listItem', node('paragraph', text('deploy'))),
      ),
      node('orderedList', node('listItem', node('paragraph', text('one')))),
      node(
        'table',
        node(
          'tableRow',
          node('tableCell', node('paragraph', text('a'))),
          node('tableCell', node('paragraph', text('b'))),
        ),
      ),
      node('panel', node('paragraph', text('mind the gap'))),
      { type: 'rule' },
      { type: 'paragraph', content: [{ type: 'inlineCard', attrs: { url: 'https://example.org/x' } }] },
    );
    expect(adfToText(document)).toBe(
      'Cut-over\n\nAsk @Ann\nfirst\n\n- drain\n- deploy\n\n1. one\n\na | b\n\nmind the gap\n\n---\n\nhttps://example.org/x',
    );
  });

  it('is written so that it is read as what a person typed', () => {
    const line = fc.string({ minLength: 1 }).filter((one) => one.trim() === one && !/[\r\n]/.test(one));
    const paragraph = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 4 }), (paragraphs) => {
        const typed = paragraphs.join('\n\n');
        expect(adfToText(textToAdf(typed))).toBe(typed);
      }),
    );
  });

  it('knows its own words again, with other blanks; markup in them stays text', () => {
    const codec = adfCodec();
    expect(codec.keeps('one\r\n\r\n\r\ntwo ', textToAdf('one\n\ntwo'))).toBe(true);
    expect(codec.keeps('one', textToAdf('two'))).toBe(false);
    const markup = '<b onclick="x()">{code}';
    expect(codec.read(textToAdf(markup))).toEqual({ ok: true, value: markup });
  });

  it('comes to an end on whatever it is given', () => {
    fc.assert(fc.property(fc.json(), (json) => void adfToText(JSON.parse(json) as Raw)));
    let deep: Raw = text('core');
    for (let depth = 0; depth < 5_000; depth += 1) deep = node('blockquote', deep);
    expect(adfToText(deep)).toBe('');
  });
});
