import { join } from 'node:path';
import electronLog from 'electron-log/node';
import { loggableDetail, loggableEvent, type LogDetail } from './redact.ts';

type LogLevel = 'error' | 'warn' | 'info';

/** Writes one line of JSON per event. There is no way past the redaction: callers never reach the file. */
export type Log = (level: LogLevel, event: string, detail?: LogDetail) => void;

export interface LogOptions {
  readonly folder: string;
  /** Bytes of the file before it is turned over to `slipway.old.log`. */
  readonly maxBytes: number;
  readonly now: () => Date;
}

export function createLog({ folder, maxBytes, now }: LogOptions): Log {
  const logger = electronLog.create({ logId: 'slipway' });
  // Standard output belongs to the command line.
  logger.transports.console.level = false;
  const { file } = logger.transports;
  file.resolvePathFn = () => join(folder, 'slipway.log');
  file.maxSize = maxBytes;
  file.level = 'info';
  file.format = ({ data }) => data;
  return (level, event, detail = {}) => {
    const line = JSON.stringify({
      at: now().toISOString(),
      level,
      event: loggableEvent(event),
      ...loggableDetail(detail),
    });
    logger[level](line);
  };
}
