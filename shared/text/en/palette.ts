/** The command palette. */
export const palette = {
  title: 'Search and commands',
  placeholder: 'Search releases, environments, events, services, commands',
  nothing: 'Nothing fits “{{query}}”.',
  reading: 'Reading the plan',
  found_one: '{{count}} result',
  found_other: '{{count}} results',
  heading: {
    recent: 'Recent',
    commands: 'Commands',
    releases: 'Releases',
    changes: 'Changes',
    environments: 'Environments',
    services: 'Services',
    events: 'Events',
    deployments: 'Deployments',
    bookings: 'Bookings',
    gates: 'Gates',
    phases: 'Phases',
    people: 'People',
    teams: 'Teams',
  },
} as const;
