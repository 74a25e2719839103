import type { Zone } from '../model/time.ts';
import { isKnownZone, zoneNames } from './zones.ts';

/**
 * Names that `Intl.supportedValuesOf` still gives although the zone database has renamed them: CLDR
 * keeps the oldest name of each zone for ever (UTS 35, "Time Zone Identifiers"). Nobody finds Kolkata
 * under "Calcutta".
 */
const RENAMED: Readonly<Record<Zone, Zone>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** Every zone a person may choose, by its name of today where the runtime knows it, sorted; `UTC` first. */
export function offeredZones(): readonly Zone[] {
  const names = zoneNames().map((name) => {
    const now = RENAMED[name];
    return now !== undefined && isKnownZone(now) ? now : name;
  });
  return [...new Set(['UTC', ...names.sort()])];
}
