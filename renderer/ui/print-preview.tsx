import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './print-preview.module.css';

/** The page's policy refuses inline styles, so the sheet is taken out and adopted instead. */
const STYLE = /<style>([\s\S]*?)<\/style>/;
const PX_PER_MM = 96 / 25.4;

/** A sheet can be adopted only by the document whose window made it. */
function adopt(inner: Window & typeof globalThis, css: string): void {
  const sheet = new inner.CSSStyleSheet();
  sheet.replaceSync(css);
  inner.document.adoptedStyleSheets = [sheet];
}

interface PrintPreviewProps {
  readonly html: string;
  /** Width of a sheet, mm. */
  readonly sheetWidth: number;
}

/**
 * The very document that is printed, as pages scaled to the pane. The frame may run no script.
 */
export function PrintPreview({ html, sheetWidth }: PrintPreviewProps) {
  const { t } = useTranslation('printing');
  const css = STYLE.exec(html)?.[1] ?? '';
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
    const inner = frame.current?.contentWindow;
    if (inner !== null && inner !== undefined && loads > 0 && width > 0) {
      const scale = Math.max(0.1, Math.min(1, (width - 32) / (sheetWidth * PX_PER_MM)));
      adopt(inner as Window & typeof globalThis, `${css}\nbody{zoom:${scale};padding-top:4mm}`);
    }
  }, [css, loads, width, sheetWidth]);

  return (
    <iframe
      ref={frame}
      className={styles.preview}
      title={t('preview')}
      sandbox="allow-same-origin"
      srcDoc={html.replace(STYLE, '')}
      onLoad={() => setLoads((n) => n + 1)}
    />
  );
}
