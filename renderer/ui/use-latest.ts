import { useLayoutEffect, useRef, type RefObject } from 'react';

/** What a value was at the last drawing, for handlers that are made once. */
export function useLatest<T>(value: T): Readonly<RefObject<T>> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
