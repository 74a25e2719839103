import { useState } from 'react';
import type { OpenedFile } from '#shared/bridge.ts';
import type { ImportTable } from '#shared/importing/index.ts';
import type { BelongTo } from '../../ui/state/dialogs.ts';
import { ChooseFiles } from './choose-files.tsx';
import { FileImport } from './file-import.tsx';

export interface ImportDialogProps {
  /** None: the dialog asks for them. */
  readonly files: readonly OpenedFile[];
  /** Set where they are cells pasted into this list. */
  readonly pasteInto?: ImportTable | undefined;
  /** Set where they hold what belongs to a release's early life support. */
  readonly belongTo?: BelongTo | undefined;
  readonly onClose: () => void;
}

/** Brings files in, one after the other: each is previewed, and written only when accepted. */
export function ImportDialog({ files, pasteInto, belongTo, onClose }: ImportDialogProps) {
  const [chosen, setChosen] = useState<readonly OpenedFile[]>(files);
  // Files dropped while the dialog is open come as new props and are taken instead.
  const [given, setGiven] = useState(files);
  const [index, setIndex] = useState(0);
  // Counts the times files were chosen: choices made about one file must not pass to the next.
  const [round, setRound] = useState(0);
  const take = (next: readonly OpenedFile[]) => {
    if (next.length === 0) return;
    setChosen(next);
    setIndex(0);
    setRound(round + 1);
  };
  if (given !== files) {
    setGiven(files);
    take(files);
  }
  const file = chosen[index];
  if (file === undefined) return <ChooseFiles onChoose={take} onClose={onClose} />;
  const next = () => {
    if (index + 1 < chosen.length) setIndex(index + 1);
    else onClose();
  };
  return (
    <FileImport
      key={`${round}:${index}`}
      file={file}
      index={index}
      count={chosen.length}
      onDone={next}
      onClose={onClose}
      onChoose={take}
      belongTo={belongTo}
      // A file chosen instead of what was pasted is a file.
      pasteInto={chosen === files ? pasteInto : undefined}
    />
  );
}
