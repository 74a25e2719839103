/** Placeholder. */
export function App() {
  return null;
}
