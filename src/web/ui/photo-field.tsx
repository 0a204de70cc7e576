import type { FileInfo } from "#http/contract";
import { IconCamera, IconFile, IconX } from "@tabler/icons-react";
import { useId, useState } from "react";
import { RequestFailure } from "../data/ask.ts";
import { uploadFile } from "../data/files.ts";
import { useSay, useTexts } from "../texts/texts-context.tsx";
import css from "./photo-field.module.css";

type Props = { readonly files: readonly FileInfo[]; readonly onChange: (files: readonly FileInfo[]) => void };

const filesAtMost = 10;

/** One kept file as a picture or a name. */
export const FileTile = ({ file, onRemove }: { readonly file: FileInfo; readonly onRemove?: () => void }) => {
  const texts = useTexts();
  return (
    <div className={css.tile}>
      <a href={file.url} target="_blank" rel="noreferrer" title={file.name}>
        {file.mime.startsWith("image/") ? (
          <img src={file.url} alt={file.name} loading="lazy" />
        ) : (
          <span className={css.name}>
            <IconFile size={18} aria-hidden />
            {file.name}
          </span>
        )}
      </a>
      {onRemove !== undefined && (
        <button type="button" className={css.remove} aria-label={texts.work.draft.photoRemove(file.name)} onClick={onRemove}>
          <IconX size={14} aria-hidden />
        </button>
      )}
    </div>
  );
};

/** Photos from a phone's camera or files from a desk; uploaded at once, so that a lost page loses nothing. */
export const PhotoField = ({ files, onChange }: Props) => {
  const texts = useTexts();
  const say = useSay();
  const inputId = useId();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const add = async (chosen: readonly File[]) => {
    setProblem(files.length + chosen.length > filesAtMost ? texts.work.draft.photoTooMany : null);
    setBusy(true);
    const kept: FileInfo[] = [];
    for (const file of chosen.slice(0, filesAtMost - files.length)) {
      try {
        kept.push(await uploadFile(file));
      } catch (error) {
        const said = error instanceof RequestFailure && error.problem !== null ? `: ${say(error.problem.message)}` : "";
        setProblem(`${texts.work.draft.photoFailed(file.name)}${said}`);
      }
    }
    onChange([...files, ...kept]);
    setBusy(false);
  };

  return (
    <div className={css.field}>
      {files.map((file) => (
        <FileTile key={file.fileId} file={file} onRemove={() => onChange(files.filter((kept) => kept.fileId !== file.fileId))} />
      ))}
      <label className={css.add} htmlFor={inputId} data-busy={busy || undefined}>
        <IconCamera size={20} aria-hidden />
        <span aria-live="polite">{busy ? texts.work.draft.photoUploading : texts.work.draft.photo}</span>
      </label>
      <input
        id={inputId}
        className="unseen"
        type="file"
        accept="image/*,video/mp4,application/pdf"
        capture="environment"
        multiple
        disabled={busy}
        onChange={(event) => {
          void add([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
      {problem !== null && (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
};
