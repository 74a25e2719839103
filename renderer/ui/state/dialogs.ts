import { create } from 'zustand';
import type { OpenedFile } from '#shared/bridge.ts';
import type { SupportDocument } from '#shared/documents/support/snapshot.ts';
import type { ImportTable, SupportTable } from '#shared/importing/index.ts';
import type { Id } from '#shared/model/schema.ts';
import type { When } from '#shared/model/time.ts';

/** What "New …" makes. */
export type CreateWhat =
  | 'event'
  | 'release'
  | 'service'
  | 'environment'
  | 'booking'
  | 'change'
  | 'emergency'
  | 'choose';

/** What is known already where a booking is asked for. */
export interface CreateGiven {
  readonly environmentId?: string;
  readonly releaseId?: string;
}

/** The one dialog that is open. Each kind is drawn by the feature that owns it. */
/** Rows that are known beforehand to be of one release's early life support. */
export interface BelongTo {
  readonly table: SupportTable;
  readonly releaseId: Id;
}

export type Dialog =
  | { readonly kind: 'palette'; readonly query: string }
  | { readonly kind: 'shortcuts' }
  /** `pasteInto`: the files are cells pasted into this list. `belongTo`: they hold what belongs to a release's early life support. */
  | {
      readonly kind: 'import';
      readonly files: readonly OpenedFile[];
      readonly pasteInto?: ImportTable;
      readonly belongTo?: BelongTo;
    }
  | { readonly kind: 'print' }
  | { readonly kind: 'export' }
  /** `meetingId`: the meeting whose pack it is, where that is known. */
  | { readonly kind: 'pack'; readonly meetingId: string | null }
  /** `id`: of the early life support or its release. */
  | { readonly kind: 'supportDocument'; readonly id: string; readonly document: SupportDocument }
  | { readonly kind: 'measures' }
  | { readonly kind: 'create'; readonly what: CreateWhat; readonly when: When | null; readonly given?: CreateGiven }
  | { readonly kind: 'slip'; readonly releaseIds: readonly string[] }
  /** `releaseId`: the release it is for, where that is known. */
  | { readonly kind: 'supportSetUp'; readonly releaseId: string | null }
  | { readonly kind: 'workspaces' }
  | { readonly kind: 'whatIf' }
  | { readonly kind: 'backups' }
  | { readonly kind: 'history'; readonly table: string; readonly id: string };

interface Dialogs {
  readonly open: Dialog | null;
  readonly show: (dialog: Dialog) => void;
  readonly close: () => void;
}

export const useDialogs = create<Dialogs>()((set) => ({
  open: null,
  show: (open) => set({ open }),
  close: () => set({ open: null }),
}));
