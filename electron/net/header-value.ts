/** Visible ASCII and blanks within: what every runtime sends unchanged. A line break would start another header. */
const HEADER_VALUE = /^[\x21-\x7e]([\x20-\x7e]{0,8000}[\x21-\x7e])?$/;

export function isHeaderValue(value: string): boolean {
  return HEADER_VALUE.test(value);
}
