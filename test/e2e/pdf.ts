import { getDocumentProxy } from 'unpdf';

/** Text of every page and the titles of the outline, in order. */
export async function pdfOf(bytes: Uint8Array): Promise<{ pages: string[]; outline: string[] }> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  const outline = (await pdf.getOutline()) as { title: string; items: { title: string }[] }[] | null;
  const titles = (nodes: typeof outline): string[] =>
    (nodes ?? []).flatMap(({ title, items }) => [title, ...titles(items as NonNullable<typeof outline>)]);
  return { pages, outline: titles(outline) };
}
