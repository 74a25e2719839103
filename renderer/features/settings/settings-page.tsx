import { useTranslation } from 'react-i18next';
import { useConfiguration } from '../../data/live.ts';
import { classNames, Icon, PageHeader } from '../../ui/index.ts';
import { useNavigation } from '../../ui/state/navigation.ts';
import { AboutSection } from './about-section.tsx';
import { ChangesSection } from './changes/changes-section.tsx';
import { RiskQuestionsSection } from './changes/risk-questions-section.tsx';
import { ConflictsSection } from './conflicts/conflicts-section.tsx';
import { DataSection } from './data/data-section.tsx';
import { CustomFieldsSection } from './fields/custom-fields-section.tsx';
import { GeneralSection } from './general/general-section.tsx';
import { KindsSection } from './kinds/kinds-section.tsx';
import { PeopleSection } from './people/people-section.tsx';
import { PurposesSection } from './purposes/purposes-section.tsx';
import { SecretsSection } from './secrets/secrets-section.tsx';
import { isSection, SECTIONS, type SectionId } from './sections.ts';
import { StatusesSection } from './statuses/statuses-section.tsx';
import { SupportTemplatesSection } from './support-templates/support-templates-section.tsx';
import { TemplatesSection } from './templates/templates-section.tsx';
import styles from './settings-page.module.css';

/** What is peculiar to this plan and this laptop. The open section is part of where the person is. */
export function SettingsPage() {
  const { t } = useTranslation('settings');
  const openId = useNavigation((state) => state.openId);
  const go = useNavigation((state) => state.go);
  const section: SectionId = isSection(openId) ? openId : 'general';
  return (
    <>
      <PageHeader title={t('title')} />
      <div className={styles.page}>
        <nav className={styles.nav} aria-label={t('sections')}>
          {SECTIONS.map(({ id, icon, ...rest }) => (
            <button
              key={id}
              type="button"
              className={classNames(
                styles.link,
                'startsGroup' in rest && styles.group,
                id === section && styles.current,
              )}
              {...(id === section ? { 'aria-current': 'true' } : {})}
              onClick={() => go('settings', id)}
            >
              <Icon name={icon} />
              {t(`section.${id}`)}
            </button>
          ))}
        </nav>
        <Content key={section} section={section} />
      </div>
    </>
  );
}

function Content({ section }: { readonly section: SectionId }) {
  const { t } = useTranslation('settings');
  const configuration = useConfiguration();
  if (configuration === undefined) return null;
  return (
    <section className={styles.content} aria-labelledby="settings-section">
      <header className={styles.head}>
        <h2 id="settings-section" className={styles.title}>
          {t(`section.${section}`)}
        </h2>
        <p className={styles.text}>{t(`text.${section}`)}</p>
      </header>
      {draw(section, configuration)}
    </section>
  );
}

function draw(section: SectionId, configuration: NonNullable<ReturnType<typeof useConfiguration>>) {
  switch (section) {
    case 'general':
      return <GeneralSection settings={configuration.settings} />;
    case 'people':
      return <PeopleSection configuration={configuration} />;
    case 'release-types':
      return <KindsSection table="release-types" kinds={[...configuration.releaseTypes.values()]} />;
    case 'phase-types':
      return <KindsSection table="phase-types" kinds={[...configuration.phaseTypes.values()]} />;
    case 'gate-types':
      return <KindsSection table="gate-types" kinds={[...configuration.gateTypes.values()]} />;
    case 'event-kinds':
      return <KindsSection table="event-kinds" kinds={[...configuration.eventKinds.values()]} />;
    case 'change-types':
      return <KindsSection table="change-types" kinds={[...configuration.changeTypes.values()]} />;
    case 'changes':
      return <ChangesSection settings={configuration.settings} />;
    case 'risk-questions':
      return <RiskQuestionsSection questions={[...configuration.riskQuestions.values()]} />;
    case 'environment-purposes':
      return <PurposesSection purposes={[...configuration.environmentPurposes.values()]} />;
    case 'release-templates':
      return <TemplatesSection configuration={configuration} />;
    case 'support-templates':
      return <SupportTemplatesSection />;
    case 'statuses':
      return (
        <StatusesSection
          statuses={[...configuration.statuses.values()]}
          changeTypes={[...configuration.changeTypes.values()]}
        />
      );
    case 'custom-fields':
      return <CustomFieldsSection fields={[...configuration.customFields.values()]} />;
    case 'conflicts':
      return <ConflictsSection settings={configuration.settings} />;
    case 'data':
      return <DataSection />;
    case 'secrets':
      return <SecretsSection />;
    case 'about':
      return <AboutSection />;
  }
}
