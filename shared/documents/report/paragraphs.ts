/** Lines of a text as it was typed, whatever ends them. */
export const paragraphsOf = (text: string): string[] => text.split(/\r\n?|\n/);
