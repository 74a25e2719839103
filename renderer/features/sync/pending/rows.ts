import type { Connection, SyncTable } from '#shared/model/connection.ts';
import type { SyncLink } from '#shared/model/sync-link.ts';
import type { SyncOperation } from '#shared/model/sync-operation.ts';
import { compareNames } from '#shared/planning/name-order.ts';
import type { PendingField } from '../../../sync/pending.ts';
import type { SyncStanding } from '../../../sync/standing.ts';

interface RowParts {
  readonly id: string;
  readonly connection: Connection;
  readonly label: string;
  readonly name: string;
}

/** A value that goes out, or would; or a comment or a transition. */
export type PendingRow =
  | (RowParts & {
      readonly type: 'field';
      readonly link: SyncLink;
      readonly table: SyncTable;
      readonly isCreate: boolean;
      readonly field: PendingField;
    })
  | (RowParts & { readonly type: 'operation'; readonly operation: SyncOperation });

export type RowState = PendingField['code'] | 'create' | 'operation' | 'operationRefused';

export function stateOfRow(row: PendingRow): RowState {
  if (row.type === 'operation') return row.operation.state === 'refused' ? 'operationRefused' : 'operation';
  return row.isCreate && row.field.code === 'send' ? 'create' : row.field.code;
}

/** What needs the person stands first. */
const ORDER: readonly RowState[] = [
  'refused',
  'operationRefused',
  'notForwarded',
  'unwritable',
  'send',
  'create',
  'operation',
  'held',
];

export const needsPerson = (row: PendingRow): boolean => ORDER.indexOf(stateOfRow(row)) < 4;
export const goesOut = (row: PendingRow): boolean => !needsPerson(row) && stateOfRow(row) !== 'held';
/** A create goes out as a whole or not at all. */
export const canBeHeld = (row: PendingRow): boolean =>
  row.type === 'field' && !row.isCreate && ['send', 'refused', 'notForwarded'].includes(row.field.code);
export const canBeTried = (row: PendingRow): boolean => ['refused', 'operationRefused'].includes(stateOfRow(row));
/** What was tried once may have taken effect; it is looked for, and can't be called back. */
export const canBeCalledBack = (row: PendingRow): boolean =>
  row.type === 'operation'
    ? row.operation.state === 'refused' || row.operation.triedAt === null
    : row.isCreate && row.link.createTriedAt === null;

export function rowsOf(standing: SyncStanding): PendingRow[] {
  const rows = standing.flatMap(({ connection, pending }) => [
    ...pending.records.flatMap(({ link, label, name, isCreate, fields }) =>
      fields.map((field): PendingRow => ({
        type: 'field',
        id: `${link.id}:${field.field}`,
        connection,
        label,
        name,
        link,
        table: link.table,
        isCreate,
        field,
      })),
    ),
    ...pending.operations.map(({ operation, label }): PendingRow => ({
      type: 'operation',
      id: operation.id,
      connection,
      label,
      name: '',
      operation,
    })),
  ]);
  return rows
    .map((row, at) => ({ row, at, order: ORDER.indexOf(stateOfRow(row)) }))
    .sort((a, b) => a.order - b.order || compareNames(a.row.label, b.row.label) || a.at - b.at)
    .map(({ row }) => row);
}
