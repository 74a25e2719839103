import { useEffect } from 'react';
import { create } from 'zustand';
import type { TableName } from '#shared/model/tables.ts';

interface PasteTarget {
  /** The list that is shown: rows pasted outside a field go into it. Null where no list is. */
  readonly table: TableName | null;
}

export const usePasteTarget = create<PasteTarget>()(() => ({ table: null }));

/** Said by every list of records while it is shown. Whether its records can be imported is asked elsewhere. */
export function useTakesPaste(table: TableName): void {
  useEffect(() => {
    usePasteTarget.setState({ table });
    return () => usePasteTarget.setState({ table: null });
  }, [table]);
}
