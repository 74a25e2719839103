/*
 * The part of papaparse 5.7 that is used. Its published types name Node's streams and would bring
 * all of Node into a folder that must not know it.
 */
declare module 'papaparse' {
  interface ParseError {
    readonly type: 'Quotes' | 'Delimiter' | 'FieldMismatch';
    readonly code: 'MissingQuotes' | 'InvalidQuotes' | 'UndetectableDelimiter' | 'TooFewFields' | 'TooManyFields';
    readonly message: string;
    readonly row?: number;
  }
  interface ParseResult {
    readonly data: string[][];
    readonly errors: readonly ParseError[];
    readonly meta: { readonly delimiter: string; readonly truncated: boolean };
  }
  interface ParseOptions {
    readonly delimiter?: string;
    readonly newline?: '\n' | '\r\n' | '\r';
    readonly preview?: number;
    readonly skipEmptyLines?: boolean;
  }
  interface UnparseOptions {
    readonly delimiter?: string;
    readonly newline?: string;
    readonly quotes?: boolean;
  }
  const Papa: {
    parse(text: string, options: ParseOptions): ParseResult;
    unparse(rows: readonly (readonly unknown[])[], options?: UnparseOptions): string;
  };
  export default Papa;
}
