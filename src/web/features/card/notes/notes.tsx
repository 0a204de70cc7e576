import type { Card, Colleague, Note } from "#http/contract";
import { Button, Textarea } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { placesOf, RequestFailure } from "../../../data/ask.ts";
import { useAddNote, useNotes } from "../../../data/notes.ts";
import { useSavedField } from "../../../data/saves.ts";
import { useSay, useTexts } from "../../../texts/texts-context.tsx";
import { momentWords } from "../../../ui/time-words.ts";
import { useTimeWords } from "../../../ui/use-time-words.ts";
import { calledIn, callTyped, colleaguesLike, withCall } from "./mentions.ts";
import css from "./notes.module.css";

const offeredMax = 6;

const NoteLine = ({ note, now }: { readonly note: Note; readonly now: number }) => {
  const { desk } = useTexts();
  const words = useTimeWords();
  return (
    <li className={css.note}>
      <p className={css.who}>
        <strong>{note.author.name}</strong>
        <span className="small quiet">{momentWords(note.at, now, words)}</span>
      </p>
      <p className={css.text}>{note.text === "" ? desk.notes.erased : note.text}</p>
    </li>
  );
};

type OfferProps = { readonly colleagues: readonly Colleague[]; readonly onTake: (colleague: Colleague) => void };

const Offer = ({ colleagues, onTake }: OfferProps) => {
  const { desk } = useTexts();
  if (colleagues.length === 0) return null;
  return (
    <ul className={css.offer} aria-label={desk.notes.offered}>
      {colleagues.map((colleague) => (
        <li key={colleague.personId}>
          <button type="button" onClick={() => onTake(colleague)}>
            <strong>{colleague.name}</strong> <span className="quiet">{colleague.position}</span>
          </button>
        </li>
      ))}
    </ul>
  );
};

const NoteForm = ({ caseId, colleagues }: { readonly caseId: string; readonly colleagues: readonly Colleague[] }) => {
  const { desk } = useTexts();
  const say = useSay();
  const field = useSavedField(caseId, "note");
  const add = useAddNote(caseId);
  const area = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const call = callTyped(field.text, Math.min(caret, field.text.length));
  const offered = call === null ? [] : colleaguesLike(colleagues, call.typed).slice(0, offeredMax);
  const take = (colleague: Colleague) => {
    if (call === null) return;
    const next = withCall(field.text, { from: call.from, caret }, colleague);
    field.setText(next.text);
    setCaret(next.caret);
    // After the new words are drawn: otherwise the caret would jump to their end.
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(next.caret, next.caret);
    });
  };
  const submit = () => {
    const text = field.text.trim();
    if (text === "" || add.isPending) return;
    add.mutate({ text, mentions: [...calledIn(text, colleagues)] }, { onSuccess: field.clear });
  };
  const places = add.error instanceof RequestFailure ? placesOf(add.error.problem).map(say) : [];
  const trouble = add.error === null ? null : places.length === 0 ? desk.notes.failed : places.join(" ");
  return (
    <div className={css.form}>
      <Textarea
        ref={area}
        label={desk.notes.field}
        description={desk.notes.fieldHint}
        autosize
        minRows={2}
        maxRows={10}
        value={field.text}
        error={trouble}
        onChange={(event) => {
          field.setText(event.currentTarget.value);
          setCaret(event.currentTarget.selectionStart);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={(event) => {
          const [first] = offered;
          if (event.key === "Tab" && !event.shiftKey && first !== undefined) {
            event.preventDefault();
            take(first);
          }
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
          if (event.key === "Escape") event.currentTarget.blur();
        }}
      />
      <Offer colleagues={offered} onTake={take} />
      <Button
        className={css.add ?? ""}
        variant="default"
        size="xs"
        loading={add.isPending}
        disabled={field.text.trim() === ""}
        onClick={submit}
      >
        {desk.notes.add}
      </Button>
    </div>
  );
};

/** Internal words among colleagues, under the thread: never published; «@» calls a person. */
export const Notes = ({ card, now }: { readonly card: Card; readonly now: number }) => {
  const { desk } = useTexts();
  const { data } = useNotes(card.caseId);
  const [open, setOpen] = useState<boolean | null>(null);
  // Drawn before the answer comes: nothing below it may jump.
  const { notes, colleagues } = data ?? { notes: [], colleagues: [] };
  return (
    <details className={css.notes} open={open ?? notes.length > 0} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <IconLock size={14} aria-hidden /> {desk.notes.title}{" "}
        {notes.length > 0 && <span className="quiet">{desk.notes.count(notes.length)}</span>}
      </summary>
      <p className="small quiet">{desk.notes.hint}</p>
      {notes.length > 0 && (
        <ol className={css.list}>
          {notes.map((note) => (
            <NoteLine key={note.noteId} note={note} now={now} />
          ))}
        </ol>
      )}
      <NoteForm caseId={card.caseId} colleagues={colleagues} />
    </details>
  );
};
