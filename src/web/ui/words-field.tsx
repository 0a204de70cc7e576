import { Textarea } from "@mantine/core";
import type { KeyboardEvent, Ref } from "react";
import type { SavedField } from "../data/saves.ts";
import { useTexts } from "../texts/texts-context.tsx";
import css from "./words-field.module.css";
import { clockTime } from "./time-words.ts";
import { useTimeWords } from "./use-time-words.ts";

type Props = {
  readonly label: string;
  readonly hint?: string;
  readonly field: SavedField;
  readonly error?: string | null;
  readonly minRows?: number;
  readonly max?: number;
  readonly autoFocus?: boolean;
  readonly onSubmit?: () => void;
  /** Hears a key before the field does. */
  readonly onKey?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  readonly area?: Ref<HTMLTextAreaElement>;
};

/** Says where one's words are: on the server, on this device, or on the way. */
const SaveNote = ({ field }: { readonly field: SavedField }) => {
  const texts = useTexts();
  const words = useTimeWords();
  const { state, restored } = field;
  if (state.kind === "saving") return <span>{texts.work.saving}</span>;
  if (state.kind === "saved") return <span>{restored ? texts.work.restored : texts.work.saved(clockTime(state.at, words))}</span>;
  if (state.kind === "local") return <span>{texts.work.savedLocal}</span>;
  return restored && field.text !== "" ? <span>{texts.work.restored}</span> : null;
};

/** A field of words that saves itself; Ctrl Enter sends. */
export const WordsField = ({ label, hint, field, error, minRows = 3, max, autoFocus, onSubmit, onKey, area }: Props) => {
  const texts = useTexts();
  const length = field.text.length;
  const over = max === undefined ? 0 : Math.max(0, length - max);
  return (
    <div>
      <Textarea
        ref={area ?? null}
        label={label}
        description={hint}
        value={field.text}
        minRows={minRows}
        maxRows={18}
        error={over > 0 ? texts.work.draft.tooLong(over) : (error ?? undefined)}
        autoFocus={autoFocus ?? false}
        onChange={(event) => field.setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          onKey?.(event);
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onSubmit?.();
          if (event.key === "Escape") event.currentTarget.blur();
        }}
      />
      <p className={css.note}>
        <SaveNote field={field} />
        {max !== undefined && length > 0 && <span className={css.length}>{texts.work.draft.length(length, max)}</span>}
      </p>
    </div>
  );
};
