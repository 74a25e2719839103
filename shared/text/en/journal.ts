export const journal = {
} as const;
