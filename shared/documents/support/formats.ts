/** What a document of early life support is written as; the first where nothing is said. */
export const SUPPORT_FORMATS = ['pdf', 'docx', 'html'] as const;
export type SupportFormat = (typeof SUPPORT_FORMATS)[number];
