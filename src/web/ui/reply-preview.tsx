import type { FileInfo } from "#http/contract";
import { useTexts } from "../texts/texts-context.tsx";
import { FileTile } from "./photo-field.tsx";
import { NetworkMark } from "./network-mark.tsx";
import css from "./reply-preview.module.css";
import { VisibilityLine } from "./visibility-line.tsx";

type Props = {
  readonly network: string;
  readonly pageTitle: string;
  readonly visibility: "public" | "direct";
  readonly handedOver?: boolean;
  readonly text: string;
  readonly files: readonly FileInfo[];
};

/** The reply exactly as the citizen will see it: who signs, the whole text, the pictures, and who else can read it. */
export const ReplyPreview = ({ network, pageTitle, visibility, handedOver = false, text, files }: Props) => {
  const texts = useTexts();
  return (
    <section className={css.preview} aria-label={texts.work.preview.title}>
      <VisibilityLine visibility={visibility} handedOver={handedOver} />
      <div className={css.reply} data-visibility={visibility}>
        <p className={css.from}>
          <NetworkMark code={network} />
          <strong>{pageTitle}</strong>
        </p>
        <p className={css.text}>{text}</p>
        {files.length > 0 && (
          <div className={css.files}>
            {files.map((file) => (
              <FileTile key={file.fileId} file={file} />
            ))}
          </div>
        )}
      </div>
    </section>
  );
};
