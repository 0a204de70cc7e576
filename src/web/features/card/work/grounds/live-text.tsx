import { Button, Textarea } from "@mantine/core";
import { useTexts } from "../../../../texts/texts-context.tsx";
import css from "../work.module.css";

type Props = {
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  readonly max: number;
  readonly edited: boolean;
  readonly error: string | null;
  /** Null puts the text together from the fields again. */
  readonly onChange: (text: string | null) => void;
};

/** A text that follows the fields until a person writes in it. */
export const LiveText = ({ label, hint, text, max, edited, error, onChange }: Props) => {
  const texts = useTexts();
  const over = text.length - max;
  return (
    <div className={css.field}>
      <Textarea
        label={label}
        description={hint}
        autosize
        minRows={6}
        maxRows={18}
        value={text}
        error={over > 0 ? texts.work.draft.tooLong(over) : (error ?? undefined)}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {edited && (
        <Button size="xs" variant="subtle" onClick={() => onChange(null)}>
          {texts.grounds.explain.again}
        </Button>
      )}
    </div>
  );
};
