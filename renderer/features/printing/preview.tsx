import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './printing.module.css';

const PX_PER_MM = 96 / 25.4;

interface PreviewProps {
  readonly html: string;
  /** Width of a sheet, mm. */
  readonly sheetWidth: number;
}

/**
 * The very document that is printed, as pages scaled to the pane. The frame may run no script; its
 * style sheet is handed over by this window, since the page's policy refuses inline styles.
 */
export function Preview({ html, sheetWidth }: PreviewProps) {
  const { t } = useTranslation('printing');
  const frame = useRef<HTMLIFrameElement>(null);
  const [width, setWidth] = useState(0);
  const [loads, setLoads] = useState(0);

  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const inner = frame.current?.contentWindow as (Window & typeof globalThis) | null | undefined;
    if (inner === null || inner === undefined || loads === 0 || width === 0) return;
    const scale = Math.max(0.1, Math.min(1, (width - 32) / (sheetWidth * PX_PER_MM)));
    const sheet = new inner.CSSStyleSheet();
    sheet.replaceSync(
      `${inner.document.querySelector('style')?.textContent ?? ''}\nbody{zoom:${scale};padding-top:4mm}`,
    );
    inner.document.adoptedStyleSheets = [sheet];
  }, [loads, width, sheetWidth]);

  return (
    <iframe
      ref={frame}
      className={styles.preview}
      title={t('preview')}
      sandbox="allow-same-origin"
      srcDoc={html}
      onLoad={() => setLoads((n) => n + 1)}
    />
  );
}
