import { useTranslation } from 'react-i18next';
import type { SupportDocument } from '#shared/documents/support/snapshot.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { useLive } from '../../../data/live.ts';
import {
  keptSupportDocuments,
  prepareSupportDocument,
  type KeptSupportDocument,
  type PreparedDocument,
} from '../../../data/support-documents.ts';
import { supportBookOf } from '../../../data/supports.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { useAppInfo } from '../../../ui/state/app-info.ts';

export interface WantedDocument {
  /** Of the early life support or its release. */
  readonly id: string;
  readonly kind: SupportDocument;
  /** Null: as the plan has it. */
  readonly classification: string | null;
  readonly publish: boolean;
}

/** Documents that were kept, the latest first. */
export function useKeptDocuments(id: string): readonly KeptSupportDocument[] {
  const kept = useLive(
    async (db) => {
      const book = await supportBookOf(db, id, 'UTC');
      return book === null ? [] : keptSupportDocuments(db, book.support.id);
    },
    [id],
  );
  return kept ?? [];
}

/** The document as things stand, live while the dialog is open; null where there is no early life support. */
export function useFreshDocument(
  configuration: Configuration | undefined,
  { id, kind, classification, publish }: WantedDocument,
): PreparedDocument | null | undefined {
  const { i18n } = useTranslation();
  const { name } = useWorkspace();
  const { locale } = useAppInfo();
  return useLive(
    async (db) =>
      configuration === undefined
        ? undefined
        : prepareSupportDocument(
            db,
            configuration,
            id,
            {
              kind,
              workspace: name,
              asOf: `${new Date().toISOString().slice(0, 19)}Z`,
              classification: classification ?? configuration.settings.classification,
              paper: 'a4',
              language: i18n.language,
              locale,
            },
            publish,
          ),
    [configuration, name, locale, i18n.language, id, kind, classification, publish],
  );
}
