import type { FileInfo } from "#http/contract";
import { Button } from "@mantine/core";
import { IconDownload, IconPrinter } from "@tabler/icons-react";
import { useLanguage, useTexts } from "../../../texts/texts-context.tsx";
import { CopyButton } from "../../../ui/copy-button.tsx";
import css from "./work.module.css";

type Props = { readonly caseId: string; readonly label: string; readonly text: string; readonly files: readonly FileInfo[] };

/** The approved words to take away by hand: to copy, to download, to print. */
export const ApprovedWords = ({ caseId, label, text, files }: Props) => {
  const { otherWays } = useTexts();
  const { language } = useLanguage();
  return (
    <section className={css.form} aria-label={label}>
      <div className={css.quote}>
        <p className={css.by}>{label}</p>
        <p>{text}</p>
      </div>
      {files.length > 0 && (
        <ul aria-label={otherWays.files} className={css.units}>
          {files.map((file) => (
            <li key={file.fileId}>
              <a href={`${file.url}?as=attachment`} download={file.name}>
                <IconDownload size={14} aria-hidden /> {otherWays.download(file.name)}
              </a>
            </li>
          ))}
        </ul>
      )}
      <div className={css.secondary}>
        <CopyButton text={text} />
        <Button
          component="a"
          variant="default"
          href={`/api/cases/${encodeURIComponent(caseId)}/print?language=${language}`}
          target="_blank"
          rel="noreferrer"
          leftSection={<IconPrinter size={16} aria-hidden />}
        >
          {otherWays.print}
        </Button>
      </div>
    </section>
  );
};
