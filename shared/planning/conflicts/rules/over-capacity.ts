import { refOf } from '../conflict.ts';
import { overCapacity as stretchesOver } from '../sweep.ts';
import { rule } from './rule.ts';

/** A shared environment with more units booked at once than it has. One conflict per unbroken stretch names all in it. */
export const overCapacity = rule({
  scope: 'environment',
  severity: 'error',
  tune: {},
  find: ({ environment, bookings }) => {
    if (environment.sharing === 'exclusive') return [];
    return stretchesOver(bookings, environment.capacity).map(({ start, end, members }) => ({
      about: members.map((member) => member.ref),
      beside: [refOf('environments', environment.id)],
      overlap: { start, end },
      services: [...new Set(members.flatMap((member) => member.services))],
      facts: [
        environment.capacity,
        ...members.map((member) => `${member.ref} ${member.start} ${member.end} ${member.units}`).sort(),
      ],
    }));
  },
});
