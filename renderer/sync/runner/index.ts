/** Runs of the open plan: started, shown, called off, and due by themselves. */
export { useOnline } from './online.ts';
export { useRunning, type Running } from './running.ts';
export { nextRuns, startScheduler } from './scheduler.ts';
export { cancelRun, endRuns, startRun, type RunOptions } from './start.ts';
