/** Columns shown after one is ticked or unticked: those of the list in its order, then others as they came. */
export function withColumnToggled(shown: readonly string[], id: string, order: readonly string[]): string[] {
  const next = shown.includes(id) ? shown.filter((one) => one !== id) : [...shown, id];
  return [...order.filter((one) => next.includes(one)), ...next.filter((one) => !order.includes(one))];
}
