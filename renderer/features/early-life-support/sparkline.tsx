import styles from './sparkline.module.css';

interface SparklineProps {
  readonly values: readonly (number | null)[];
  readonly width?: number;
  readonly height?: number;
  /** What a reader of the screen hears; without it the line only repeats what stands beside it. */
  readonly label?: string;
}

const PAD = 2;

/** Values over days as one small line, from nothing to the highest; days without a value leave a gap. */
export function Sparkline({ values, width = 64, height = 18, label }: SparklineProps) {
  const most = Math.max(1, ...values.map((value) => value ?? 0));
  const step = (width - 2 * PAD) / Math.max(1, values.length - 1);
  const at = (value: number, index: number): string =>
    `${(PAD + index * step).toFixed(1)} ${(height - PAD - (value / most) * (height - 2 * PAD)).toFixed(1)}`;
  let path = '';
  let pen = false;
  for (const [index, value] of values.entries()) {
    if (value !== null) path += `${pen ? 'L' : 'M'}${at(value, index)}`;
    pen = value !== null;
  }
  const last = values.at(-1) ?? null;
  return (
    <svg
      className={styles.line}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <path d={path} />
      {last !== null && (
        <circle cx={PAD + (values.length - 1) * step} cy={height - PAD - (last / most) * (height - 2 * PAD)} r={2} />
      )}
    </svg>
  );
}
