import type { Configuration } from '#shared/planning/configuration.ts';
import { ViewHeader } from '../view-header.tsx';

export function UtilisationView(_: { readonly configuration: Configuration }) {
  return <ViewHeader creates="booking" />;
}
