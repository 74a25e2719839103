import { useTranslation } from 'react-i18next';
import { costsInRange, differenceOf, type Compared } from '#shared/planning/measures/cost.ts';
import type { MeasureRange, MeasureSource } from '#shared/planning/measures/source.ts';
import { Section } from '../../ui/index.ts';
import { useMoney } from '../../ui/records/money.ts';
import { useNavigation } from '../../ui/state/navigation.ts';
import styles from './measures.module.css';

interface CostsProps {
  readonly source: MeasureSource;
  readonly range: MeasureRange;
}

/** Cost and effort of each release of the range, estimated against actual. */
export function Costs({ source, range }: CostsProps) {
  const { t, i18n } = useTranslation('measures');
  const go = useNavigation((state) => state.go);
  const money = useMoney(source.configuration.settings.currency);
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  const costs = costsInRange(source, range);
  const percent = new Intl.NumberFormat(i18n.language, {
    style: 'percent',
    signDisplay: 'exceptZero',
    maximumFractionDigits: 0,
  });
  const figures = ({ estimated, actual }: Compared, share: number | null, say: (value: number) => string) => (
    <>
      <td>{estimated === null ? t('none') : say(estimated)}</td>
      <td>{actual === null ? t('none') : say(actual)}</td>
      <td>{share === null ? t('none') : percent.format(share / 100)}</td>
    </>
  );
  return (
    <Section title={t('cost.title')} text={t('cost.text')}>
      {costs.length === 0 ? (
        <p className={styles.muted}>{t('cost.empty')}</p>
      ) : (
        <table className={styles.costs}>
          <thead>
            <tr>
              <th scope="col">{t('cost.release')}</th>
              <th scope="col">{t('cost.cost')}</th>
              <th scope="col">{t('cost.costActual')}</th>
              <th scope="col">{t('cost.difference')}</th>
              <th scope="col">{t('cost.effort')}</th>
              <th scope="col">{t('cost.effortActual')}</th>
              <th scope="col">{t('cost.difference')}</th>
            </tr>
          </thead>
          <tbody>
            {costs.map(({ releaseId, release, cost, effort }) => (
              <tr key={releaseId}>
                <th scope="row">
                  <button type="button" className={styles.open} onClick={() => go('releases', releaseId)}>
                    {release.key} <span dir="auto">{release.name}</span>
                  </button>
                </th>
                {figures(cost, differenceOf(cost), money)}
                {figures(effort, differenceOf(effort), (value) => number.format(value))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
