/** Types, states, boards and questions of changes a new workspace starts with. */
export const changeDefaults = {
  changeTypes: { normal: 'Normal change', standard: 'Standard change', emergency: 'Emergency change' },
  boards: { cab: 'Change advisory board', ecab: 'Emergency CAB' },
  risk: {
    services: {
      text: 'How many services are affected, those downstream included?',
      one: 'One, not critical',
      some: 'Up to three, or one that is critical',
      many: 'More than three, or several that are critical',
    },
    outage: {
      text: 'Is there an outage?',
      none: 'None',
      window: 'Inside an agreed window',
      outside: 'Outside an agreed window',
    },
    users: {
      text: 'Who notices if it goes wrong?',
      team: 'Only the team',
      internal: 'Staff',
      customers: 'Customers or patients',
    },
    tested: {
      text: 'How was it tested?',
      same: 'In an environment like production, signed',
      partly: 'In part, or in another kind of environment',
      untested: 'Not tested',
    },
    backOut: {
      text: 'Can it be backed out?',
      rehearsed: 'Yes, rehearsed and inside the window',
      planned: 'Yes, planned but not rehearsed',
      impossible: 'Not, or not inside the window',
    },
    experience: {
      text: 'Has the team done it before?',
      often: 'Often',
      once: 'Once or twice',
      never: 'Never',
    },
    dependencies: {
      text: 'How many teams must act together?',
      one: 'One',
      two: 'Two or three',
      more: 'More than three',
    },
  },
};
