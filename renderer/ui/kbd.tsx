import { readableKeys } from './keys.ts';
import styles from './kbd.module.css';

/** Keys of a command: `Mod+k`, or strokes one after the other: `g c`. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <span className={styles.keys}>
      {readableKeys(keys)
        .flat()
        .map((key, index) => (
          <kbd key={index} className={styles.key}>
            {key}
          </kbd>
        ))}
    </span>
  );
}
