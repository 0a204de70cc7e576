import type { ActCheck, ActPicture, FileProblem } from "#http/contract";
import { Button, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { RequestFailure } from "../../data/ask.ts";
import { adoptAct, checkAct } from "../../data/settings.ts";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import { FileField } from "../../ui/file-field.tsx";
import { FileProblems } from "../../ui/file-problems.tsx";
import css from "./act.module.css";
import { CheckResult } from "./check-result.tsx";

/** The text at hand, what the check found in it, and how bringing it into force went. */
const useChecking = () => {
  const texts = useTexts();
  const say = useSay();
  const client = useQueryClient();
  const [text, setText] = useState("");
  const [check, setCheck] = useState<ActCheck | null>(null);
  const [problems, setProblems] = useState<readonly FileProblem[]>([]);
  const [message, setMessage] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const during = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setMessage(null);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      setMessage(error.problem === null ? texts.rules.file.failed : say(error.problem.message));
    } finally {
      setBusy(false);
    }
  };
  const look = () =>
    during(async () => {
      const answer = await checkAct(text);
      setCheck(answer);
      setProblems(answer.problems);
    });
  const adopt = (reason: string, from: string) =>
    during(async () => {
      const answer = await adoptAct({ text, reason, from });
      if (answer.kind === "problems") return setProblems(answer.problems);
      setCheck(null);
      setText("");
      setMessage(texts.rules.act.adopted);
      await client.invalidateQueries();
    });
  const change = (next: string) => {
    setText(next);
    setCheck(null);
    setProblems([]);
    setMessage(null);
  };
  return { text, change, check, problems, message, busy, look, adopt };
};

type AdoptProps = { readonly from: string; readonly busy: boolean; readonly onAdopt: (reason: string, from: string) => void };

const AdoptForm = ({ from: earliest, busy, onAdopt }: AdoptProps) => {
  const texts = useTexts();
  const [reason, setReason] = useState("");
  const [from, setFrom] = useState(earliest);
  return (
    <form
      className={css.adopt}
      onSubmit={(event) => {
        event.preventDefault();
        onAdopt(reason, from);
      }}
    >
      <h3>{texts.rules.act.adoptTitle}</h3>
      <TextInput
        type="date"
        label={texts.rules.act.adoptFrom}
        value={from}
        min={earliest}
        required
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        label={texts.rules.file.reason}
        placeholder={texts.rules.file.reasonHint}
        value={reason}
        required
        minLength={3}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" loading={busy} disabled={reason.trim().length < 3}>
        {texts.rules.act.adopt}
      </Button>
    </form>
  );
};

/** A file of an act: checked, compared with the edition in force, and brought into force by an administrator. */
export const CheckPane = ({ act }: { readonly act: ActPicture }) => {
  const texts = useTexts();
  const { text, change, check, problems, message, busy, look, adopt } = useChecking();
  const hasErrors = problems.some(({ severity }) => severity === "error");
  const found = check?.act ?? null;
  return (
    <div className={css.block}>
      <p className="quiet">{texts.rules.act.checkHint}</p>
      <FileField text={text} onText={change} />
      <div>
        <Button onClick={() => void look()} loading={busy && check === null} disabled={text.trim() === ""}>
          {texts.rules.act.check}
        </Button>
      </div>
      {message !== null && (
        <p role="status" className={css.message}>
          {message}
        </p>
      )}
      <FileProblems problems={problems} />
      {found !== null && <CheckResult act={found} />}
      {found !== null && !hasErrors && act.mayAdopt && (
        <AdoptForm
          from={found.inForceFrom > act.today ? found.inForceFrom : act.today}
          busy={busy}
          onAdopt={(reason, from) => void adopt(reason, from)}
        />
      )}
      {found !== null && !act.mayAdopt && <p className="quiet">{texts.rules.act.adoptAsk}</p>}
    </div>
  );
};
