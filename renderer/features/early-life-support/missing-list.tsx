import type { Missing } from '#shared/planning/support/ready.ts';
import { Icon } from '../../ui/index.ts';
import { useSupportTab, type SupportTab } from '../../ui/state/support-tab.ts';
import { useMissingText } from './criterion-text.ts';
import styles from './missing-list.module.css';

/** Where each thing that is missing is put right. */
const WHERE: Record<Missing['code'], SupportTab> = {
  notBegun: 'overview',
  criterion: 'overview',
  checklist: 'checklist',
  risk: 'knownErrors',
  supportModel: 'handOver',
  review: 'handOver',
  conditions: 'handOver',
  rejected: 'handOver',
  signOffs: 'handOver',
  signOff: 'handOver',
  nameless: 'handOver',
};

interface MissingListProps {
  readonly missing: readonly Missing[];
  /** A line was followed. */
  readonly onGo?: () => void;
}

/** What is missing, each line leading to where it is put right. */
export function MissingList({ missing, onGo }: MissingListProps) {
  const text = useMissingText();
  const setTab = useSupportTab((state) => state.setTab);
  return (
    <ul className={styles.list}>
      {missing.map((one, at) => (
        // Two of a kind may say the same: their place tells them apart.
        <li key={`${one.code} ${at}`}>
          <button
            type="button"
            className={styles.line}
            onClick={() => {
              setTab(WHERE[one.code]);
              onGo?.();
            }}
          >
            <Icon name="minus" size={12} />
            <span>{text(one)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
