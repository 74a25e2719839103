import { boards } from './boards.ts';
import { calendar } from './calendar.ts';
import { changes } from './changes.ts';
import { cli } from './cli.ts';
import { common } from './common.ts';
import { conflicts } from './conflicts.ts';
import { defaults } from './defaults.ts';
import { documents } from './documents.ts';
import { environments } from './environments.ts';
import { errors } from './errors.ts';
import { history } from './history.ts';
import { importing } from './importing.ts';
import { inspector } from './inspector.ts';
import { journal } from './journal.ts';
import { lint } from './lint.ts';
import { measures } from './measures.ts';
import { menu } from './menu.ts';
import { outside } from './outside.ts';
import { pack } from './pack.ts';
import { palette } from './palette.ts';
import { printing } from './printing.ts';
import { releases } from './releases.ts';
import { services } from './services.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { slip } from './slip.ts';
import { supportDocuments } from './support-documents.ts';
import { support } from './support.ts';
import { syncCommand } from './sync-command.ts';
import { syncConflicts } from './sync-conflicts.ts';
import { syncConnections } from './sync-connections.ts';
import { syncLinks } from './sync-links.ts';
import { syncScope } from './sync-scope.ts';
import { sync } from './sync.ts';
import { thisWeek } from './this-week.ts';
import { trains } from './trains.ts';
import { workspaces } from './workspaces.ts';

/** Every text a person reads, by namespace. One file per namespace, sentences whole, never glued. */
export const english = {
  boards,
  calendar,
  changes,
  cli,
  common,
  conflicts,
  defaults,
  documents,
  environments,
  errors,
  history,
  importing,
  inspector,
  journal,
  lint,
  measures,
  menu,
  outside,
  pack,
  palette,
  printing,
  releases,
  services,
  settings,
  shell,
  slip,
  support,
  supportDocuments,
  sync,
  syncConflicts,
  syncCommand,
  syncConnections,
  syncLinks,
  syncScope,
  thisWeek,
  trains,
  workspaces,
} as const;
