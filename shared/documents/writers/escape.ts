const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for element content and quoted attributes alike. Control characters are dropped. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']|\p{Cc}/gu, (char) => ENTITIES[char] ?? (char === '\n' || char === '\t' ? ' ' : ''));
}
