import type { CalendarPreview, FileProblem } from "#http/contract";
import { Button, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { RequestFailure } from "../../data/ask.ts";
import { adoptCalendar, previewCalendar } from "../../data/settings.ts";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import { FileField } from "../../ui/file-field.tsx";
import { FileProblems } from "../../ui/file-problems.tsx";
import css from "./calendar.module.css";
import { MovedTable } from "./moved-table.tsx";

type Preview = Extract<CalendarPreview, { readonly kind: "preview" }>;

/** What is at hand: the text, what the server found in it, and how it went. */
const useAdding = () => {
  const texts = useTexts();
  const say = useSay();
  const client = useQueryClient();
  const [text, setText] = useState("");
  const [reason, setReason] = useState("");
  const [preview, setPreview] = useState<Preview | null>(null);
  const [problems, setProblems] = useState<readonly FileProblem[]>([]);
  const [message, setMessage] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const during = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setMessage(null);
    setProblems([]);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      setMessage(error.problem === null ? texts.rules.file.failed : say(error.problem.message));
    } finally {
      setBusy(false);
    }
  };
  const check = () =>
    during(async () => {
      const answer = await previewCalendar(text);
      setPreview(answer.kind === "preview" ? answer : null);
      if (answer.kind === "problems") setProblems(answer.problems);
    });
  const adopt = (seen: number) =>
    during(async () => {
      const answer = await adoptCalendar({ text, reason, seen });
      if (answer.kind === "problems") return setProblems(answer.problems);
      setPreview(null);
      setText("");
      setReason("");
      setMessage(texts.rules.calendar.adopted(answer.movedCount));
      await client.invalidateQueries();
    });
  const change = (next: string) => {
    setText(next);
    setPreview(null);
    setProblems([]);
    setMessage(null);
  };
  return { text, change, reason, setReason, preview, problems, message, busy, check, adopt };
};

/** A new year, in three steps: the file, what would move, the confirmation with its basis. */
export const AddYear = () => {
  const texts = useTexts();
  const { text, change, reason, setReason, preview, problems, message, busy, check, adopt } = useAdding();
  return (
    <section className={css.add}>
      <h2>{texts.rules.calendar.add}</h2>
      <p className="quiet">{texts.rules.calendar.addHint}</p>
      <FileField text={text} onText={change} />
      <div>
        <Button onClick={() => void check()} loading={busy && preview === null} disabled={text.trim() === ""}>
          {texts.rules.calendar.check}
        </Button>
      </div>
      <FileProblems problems={problems} />
      {message !== null && (
        <p role="status" className={css.message}>
          {message}
        </p>
      )}
      {preview !== null && (
        <div className={css.preview}>
          <h3>{texts.rules.calendar.preview(preview.years.join(", "))}</h3>
          {preview.moved.length === 0 ? (
            <p>{texts.rules.calendar.nothingMoves(preview.openCases)}</p>
          ) : (
            <>
              <p>{texts.rules.calendar.moves(preview.moved.length, preview.openCases)}</p>
              <MovedTable moved={preview.moved} />
            </>
          )}
          <form
            className={css.confirm}
            onSubmit={(event) => {
              event.preventDefault();
              void adopt(preview.version);
            }}
          >
            <TextInput
              label={texts.rules.file.reason}
              placeholder={texts.rules.file.reasonHint}
              value={reason}
              required
              minLength={3}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Button type="submit" loading={busy} disabled={reason.trim().length < 3}>
              {texts.rules.calendar.adopt}
            </Button>
          </form>
        </div>
      )}
    </section>
  );
};
