import { dequal } from 'dequal';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection, KindMapping } from '#shared/model/connection.ts';
import { patchOf } from '#shared/model/journal.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { instanceOf } from '#shared/sync/instance.ts';
import { mappingProblems, settleRows } from '#shared/sync/mapping-edit.ts';
import { pairingsOf } from '#shared/sync/new-connection.ts';
import { useEdit } from '../../../../data/edit.ts';
import { useConfiguration } from '../../../../data/live.ts';
import { useErrorText } from '../../../../ui/error-text.ts';
import { Button, Confirm, Dialog, Tabs } from '../../../../ui/index.ts';
import { KindEditor } from './kind-editor.tsx';
import { NO_PEOPLE_CHANGED, peopleChanges } from './people-draft.ts';
import { PeopleEditor } from './people-editor.tsx';
import { useRemoteFields } from './use-remote-fields.ts';
import styles from './mapping.module.css';

interface MappingDialogProps {
  readonly connection: Connection;
  readonly onClose: () => void;
}

export function MappingDialog(props: MappingDialogProps) {
  const configuration = useConfiguration();
  return configuration === undefined ? null : <Editor {...props} configuration={configuration} />;
}

/** A draft of the whole mapping, tried on real records; saved as one step. */
function Editor({
  connection: given,
  configuration,
  onClose,
}: MappingDialogProps & { readonly configuration: Configuration }) {
  const { t } = useTranslation(['syncConnections', 'common']);
  const edit = useEdit();
  const errorText = useErrorText();
  // A mapping is edited on what stood when it was opened.
  const [connection] = useState(given);
  const [round, setRound] = useState(0);
  const fields = useRemoteFields(connection, round);
  const [kinds, setKinds] = useState<readonly KindMapping[]>(connection.kinds);
  const [people, setPeople] = useState(NO_PEOPLE_CHANGED);
  const [isLeaving, setLeaving] = useState(false);
  const { id, name, system, address } = connection;
  const instance = instanceOf(system, address);
  const { settings, statuses } = configuration;
  const grounds = useMemo(
    () =>
      kinds.map(({ remote, table }) => {
        const known = fields.answer?.get(remote);
        const hints = {
          zone: settings.zone,
          statuses: [...statuses.values()],
          ...(known === undefined ? {} : { fields: known }),
        };
        const pairing = pairingsOf(system, table).find((one) => one.remote === remote && one.table === table);
        const own = connection.kinds.find((one) => one.remote === remote && one.table === table);
        const suggested = pairing?.defaults(hints) ?? own ?? { remote, table, arrivals: 'ignore' as const, fields: [] };
        return { ...hints, system, table, suggested };
      }),
    [kinds, fields.answer, settings.zone, statuses, system, connection.kinds],
  );
  const isChanged = !dequal(kinds, connection.kinds) || people.changed.size > 0;
  const problems = kinds.some((kind) => mappingProblems(kind).length > 0);
  const leave = () => (isChanged ? setLeaving(true) : onClose());
  const save = async () => {
    const settled = kinds.map((kind) => ({
      ...kind,
      fields: kind.fields.map((field) =>
        field.codec.type === 'table'
          ? { ...field, codec: { ...field.codec, rows: settleRows(field.codec.rows) } }
          : field,
      ),
    }));
    const changes = [
      ...(dequal(settled, connection.kinds) ? [] : [patchOf('connections', id, { kinds: settled })]),
      ...peopleChanges(configuration.people.values(), instance, people),
    ];
    if (changes.length === 0 || (await edit('connectionMapped', { label: name }, changes)) !== null) onClose();
  };
  const note = fields.isAsking
    ? t('mapping.asking')
    : fields.answer === null
      ? t('mapping.notAsked', { system: t(`system.${system}`), reason: errorText(fields.error) })
      : null;
  return (
    <Dialog
      title={t('mapping.title', { name })}
      size="full"
      onClose={leave}
      footer={
        <>
          <p className={styles.saveText}>{t('mapping.saveText')}</p>
          <Button onPress={leave}>{t('common:cancel')}</Button>
          <Button variant="primary" isDisabled={!isChanged || problems} onPress={() => void save()}>
            {t('mapping.save')}
          </Button>
        </>
      }
    >
      {note !== null && (
        <p className={styles.note} role="status">
          <span>{note}</span>
          {!fields.isAsking && <Button onPress={() => setRound(round + 1)}>{t('mapping.retry')}</Button>}
        </p>
      )}
      <Tabs
        label={t('mapping.kinds')}
        tabs={[
          ...kinds.map((kind, at) => {
            const ground = grounds[at];
            return {
              id: `${kind.remote} ${kind.table}`,
              label: t('mapping.pair', { remote: t(`remoteKind.${kind.remote}`), local: t(`about.${kind.table}`) }),
              content:
                ground === undefined ? null : (
                  <KindEditor
                    connection={connection}
                    mapping={kind}
                    ground={ground}
                    people={people}
                    round={round}
                    configuration={configuration}
                    onChange={(next) => setKinds(kinds.map((one, index) => (index === at ? next : one)))}
                  />
                ),
            };
          }),
          {
            id: 'people',
            label: t('mapping.people'),
            content: (
              <PeopleEditor
                configuration={configuration}
                instance={instance}
                fields={fields.answer}
                kinds={kinds}
                draft={people}
                onChange={setPeople}
              />
            ),
          },
        ]}
      />
      {isLeaving && (
        <Confirm
          title={t('mapping.leave.title')}
          text={t('mapping.leave.text')}
          confirmLabel={t('mapping.leave.confirm')}
          onConfirm={onClose}
          onCancel={() => setLeaving(false)}
        />
      )}
    </Dialog>
  );
}
