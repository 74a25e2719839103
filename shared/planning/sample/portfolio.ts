import type { PersonName, ServiceName } from './catalogue.ts';

type ReleaseName =
  | 'pay'
  | 'core'
  | 'web'
  | 'mob'
  | 'portal'
  | 'ehr'
  | 'iam'
  | 'bus'
  | 'payLast'
  | 'webHotfix'
  | 'mobEmergency'
  | 'busStandard'
  | 'payNext'
  | 'ehrCancelled';

/** One release of the sample, as weeks from the first whole week of the quarter. */
export interface SampleRelease {
  readonly name: ReleaseName;
  /** Key without version: "PAY" becomes "PAY 26.4". `quarter` moves the version by quarters. */
  readonly prefix: string;
  readonly quarter: number;
  readonly suffix: string;
  readonly type: 'major' | 'minor' | 'hotfix' | 'emergency' | 'standard';
  readonly services: readonly ServiceName[];
  readonly owner: PersonName;
  /** Week and ISO weekday of going live. */
  readonly live: readonly [week: number, weekday: number];
  readonly needs: readonly ReleaseName[];
  readonly status?: 'cancelled' | 'draft';
  readonly noted?: 'pay' | 'ehrCancelled';
}

const base = { quarter: 0, suffix: '', needs: [] } as const;

/** Go-lives about a week apart, in nights of change windows but for one: a Tuesday, so that a conflict is seen. */
export const PORTFOLIO: readonly SampleRelease[] = [
  {
    ...base,
    name: 'payLast',
    prefix: 'PAY',
    quarter: -1,
    type: 'minor',
    services: ['pay'],
    owner: 'raman',
    live: [-6, 4],
  },
  {
    ...base,
    name: 'webHotfix',
    prefix: 'WEB',
    quarter: -1,
    suffix: '.1',
    type: 'hotfix',
    services: ['web'],
    owner: 'silva',
    live: [-2, 4],
  },
  { ...base, name: 'iam', prefix: 'IAM', type: 'minor', services: ['iam'], owner: 'novak', live: [1, 4] },
  { ...base, name: 'portal', prefix: 'PORTAL', type: 'minor', services: ['portal'], owner: 'osei', live: [3, 4] },
  {
    ...base,
    name: 'mobEmergency',
    prefix: 'MOB',
    quarter: -1,
    suffix: '.1',
    type: 'emergency',
    services: ['mob', 'iam'],
    owner: 'silva',
    live: [4, 5],
  },
  {
    ...base,
    name: 'core',
    prefix: 'CORE',
    type: 'major',
    services: ['core'],
    owner: 'berger',
    live: [5, 6],
    needs: ['iam'],
  },
  {
    ...base,
    name: 'ehrCancelled',
    prefix: 'EHR',
    quarter: -1,
    suffix: '.2',
    type: 'minor',
    services: ['ehr'],
    owner: 'osei',
    live: [6, 4],
    status: 'cancelled',
    noted: 'ehrCancelled',
  },
  {
    ...base,
    name: 'busStandard',
    prefix: 'BUS',
    quarter: -1,
    suffix: '.3',
    type: 'standard',
    services: ['bus'],
    owner: 'novak',
    live: [7, 4],
  },
  {
    ...base,
    name: 'pay',
    prefix: 'PAY',
    type: 'major',
    services: ['pay', 'core', 'bus'],
    owner: 'raman',
    live: [8, 6],
    needs: ['core'],
    noted: 'pay',
  },
  {
    ...base,
    name: 'mob',
    prefix: 'MOB',
    type: 'minor',
    services: ['mob', 'web'],
    owner: 'silva',
    live: [10, 2],
    needs: ['pay'],
  },
  {
    ...base,
    name: 'ehr',
    prefix: 'EHR',
    type: 'major',
    services: ['ehr', 'portal'],
    owner: 'osei',
    live: [13, 6],
    needs: ['portal'],
  },
  { ...base, name: 'bus', prefix: 'BUS', quarter: 1, type: 'minor', services: ['bus'], owner: 'novak', live: [16, 4] },
  {
    ...base,
    name: 'web',
    prefix: 'WEB',
    quarter: 1,
    type: 'major',
    services: ['web', 'mob'],
    owner: 'silva',
    live: [20, 6],
    needs: ['bus'],
  },
  {
    ...base,
    name: 'payNext',
    prefix: 'PAY',
    quarter: 1,
    type: 'minor',
    services: ['pay'],
    owner: 'raman',
    live: [22, 4],
    status: 'draft',
  },
];
