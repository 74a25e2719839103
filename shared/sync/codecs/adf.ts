import { mapped, unmapped, type Codec } from '../codec.ts';
import type { Raw } from '../field-link.ts';

/*
 * Jira Cloud's rich text (Atlassian Document Format, version 1). Here it is plain text: marks, tables and
 * panels are not kept, so it goes out only where a person changed it here. Node names:
 * developer.atlassian.com/cloud/jira/platform/apis/document/structure
 */

interface Node {
  readonly type?: unknown;
  readonly text?: unknown;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: unknown;
}

/** Deeper than any editor nests; a hostile document ends here. */
const MAX_DEPTH = 60;
const BLOCKS = new Set([
  'paragraph',
  'heading',
  'codeBlock',
  'rule',
  'listItem',
  'tableRow',
  'taskItem',
  'decisionItem',
]);

const childrenOf = (node: Node): readonly Node[] =>
  Array.isArray(node.content) ? node.content.filter((one): one is Node => typeof one === 'object' && one !== null) : [];

const wordOf = (node: Node, ...names: readonly string[]): string => {
  const found = names.map((name) => node.attrs?.[name]).find((one) => typeof one === 'string');
  return typeof found === 'string' ? found : '';
};

function inline(node: Node, depth: number): string {
  switch (node.type) {
    case 'text':
      return typeof node.text === 'string' ? node.text : '';
    case 'hardBreak':
      return '\n';
    case 'mention':
    case 'emoji':
    case 'status':
      return wordOf(node, 'text', 'shortName');
    case 'date':
      return dayOf(wordOf(node, 'timestamp'));
    case 'inlineCard':
    case 'blockCard':
    case 'embedCard':
      return wordOf(node, 'url');
    default:
      return depth > MAX_DEPTH
        ? ''
        : childrenOf(node)
            .map((one) => inline(one, depth + 1))
            .join('');
  }
}

function dayOf(timestamp: string): string {
  const at = new Date(Number(timestamp));
  return timestamp === '' || Number.isNaN(at.getTime()) ? '' : at.toISOString().slice(0, 10);
}

/** Paragraphs stand apart by an empty line; lines of a list follow each other, each with its mark. */
function block(node: Node, depth: number, mark: string): string {
  if (depth > MAX_DEPTH) return '';
  const inner = childrenOf(node);
  const blocks = (separator: string, markOf: (index: number) => string = () => '') =>
    inner
      .map((one, index) => block(one, depth + 1, markOf(index)))
      .filter((text) => text !== '')
      .join(separator);
  switch (node.type) {
    case 'bulletList':
    case 'taskList':
    case 'decisionList':
      return blocks('\n', () => '- ');
    case 'orderedList':
      return blocks('\n', (index) => `${index + 1}. `);
    case 'listItem':
      return `${mark}${blocks('\n')}`;
    case 'taskItem':
    case 'decisionItem':
      return `${mark}${inline(node, depth)}`;
    case 'table':
      return blocks('\n');
    case 'tableRow':
      return blocks(' | ');
    case 'rule':
      return '---';
    default:
      return inner.some(({ type }) => BLOCKS.has(String(type)) || isContainer(type))
        ? blocks('\n\n')
        : inline(node, depth);
  }
}

const isContainer = (type: unknown): boolean =>
  typeof type === 'string' &&
  /List$|^(?:table|panel|expand|nestedExpand|blockquote|layout\w+|mediaSingle|mediaGroup)$/.test(type);

/** The words of a document. */
export function adfToText(raw: Raw): string {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? block(raw, 0, '') : '';
}

/** Paragraphs by empty lines, line breaks inside them. */
export function textToAdf(text: string): Raw {
  const paragraphs = text
    .replaceAll('\r\n', '\n')
    .trim()
    .split(/\n{2,}/);
  const content = paragraphs.map((paragraph) => ({
    type: 'paragraph',
    content: paragraph.split('\n').flatMap((line, index) => [
      ...(index > 0 ? [{ type: 'hardBreak' }] : []),
      // A text node may not be empty.
      ...(line === '' ? [] : [{ type: 'text', text: line }]),
    ]),
  }));
  return { type: 'doc', version: 1, content: text.trim() === '' ? [] : content };
}

export function adfCodec(): Codec {
  const normal = (text: string): string => adfToText(textToAdf(text));
  return {
    read: (raw) => {
      if (raw === null || raw === '') return mapped('');
      return typeof raw === 'object' && !Array.isArray(raw) ? mapped(adfToText(raw)) : unmapped('wrongType');
    },
    write: (local) => {
      if (local === null || local === '') return mapped(null);
      return typeof local === 'string' ? mapped(textToAdf(local)) : unmapped('wrongType');
    },
    keeps: (local, raw) => {
      const ours = local ?? '';
      return typeof ours === 'string' && normal(ours) === normal(adfToText(raw));
    },
    identity: (raw) => (raw === '' ? null : raw),
  };
}
