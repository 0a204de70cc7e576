import { Button, FileButton, Textarea } from "@mantine/core";
import { IconFileUpload } from "@tabler/icons-react";
import { useTexts } from "../texts/texts-context.tsx";
import css from "./file-field.module.css";

type Props = { readonly text: string; readonly onText: (text: string) => void };

/** A text file, chosen or pasted; what was chosen stands in the field and can be mended there. */
export const FileField = ({ text, onText }: Props) => {
  const texts = useTexts();
  return (
    <div className={css.field}>
      <div className={css.choose}>
        <FileButton accept=".yaml,.yml,.txt,.json" onChange={(file) => void file?.text().then(onText)}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconFileUpload size={18} aria-hidden />}>
              {texts.rules.file.choose}
            </Button>
          )}
        </FileButton>
        <span className="quiet">{texts.rules.file.orPaste}</span>
      </div>
      <Textarea
        aria-label={texts.rules.file.label}
        autosize
        minRows={6}
        maxRows={16}
        spellCheck={false}
        value={text}
        classNames={{ input: css.text ?? "" }}
        onChange={(event) => onText(event.currentTarget.value)}
      />
    </div>
  );
};
