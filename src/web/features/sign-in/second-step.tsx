import type { SignedIn } from "#http/contract";
import { Button, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { secondStep } from "../../data/account.ts";
import { RequestFailure } from "../../data/ask.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { PasskeyButton } from "./passkey-button.tsx";
import css from "./sign-in.module.css";

type Props = {
  readonly due: NonNullable<SignedIn["due"]>;
  readonly onAnswer: (answer: SignedIn) => void;
  readonly onBack: () => void;
};

/** The step after the password: a code of the app, a recovery code from paper, or a passkey. */
export const SecondStep = ({ due, onAnswer, onBack }: Props) => {
  const texts = useTexts();
  const { second } = texts.security;
  const [byRecovery, setByRecovery] = useState(false);
  const [code, setCode] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const explain = (error: unknown): string => {
    if (!(error instanceof RequestFailure)) throw error;
    if (error.kind === "offline" || error.kind === "server") return texts.signIn.unreachable;
    if (error.problem?.code === "tooManyTries") return texts.signIn.tooMany;
    return error.problem?.code === "stepExpired" ? second.expired : second.wrong;
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      onAnswer(await secondStep(byRecovery ? { recoveryCode: code } : { code: code.replaceAll(/\s/g, "") }));
    } catch (error) {
      setProblem(explain(error));
      setCode("");
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className={css.form} onSubmit={(event) => void submit(event)}>
      {due === "code" ? (
        <>
          <p>{byRecovery ? second.recoveryIntro : second.intro}</p>
          <TextInput
            key={String(byRecovery)}
            label={byRecovery ? second.recovery : second.code}
            name="code"
            autoComplete="one-time-code"
            inputMode={byRecovery ? "text" : "numeric"}
            spellCheck={false}
            required
            withAsterisk={false}
            size="md"
            autoFocus
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        </>
      ) : (
        <p>{second.passkeyDue}</p>
      )}
      {problem !== null && (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
      {due === "code" && (
        <Button type="submit" size="md" loading={busy} fullWidth>
          {second.submit}
        </Button>
      )}
      <PasskeyButton onAnswer={onAnswer} onProblem={setProblem} />
      {due === "code" && (
        <button
          type="button"
          className={css.other}
          onClick={() => {
            setByRecovery(!byRecovery);
            setCode("");
          }}
        >
          {byRecovery ? second.useCode : second.useRecovery}
        </button>
      )}
      <button type="button" className={css.other} onClick={onBack}>
        {second.again}
      </button>
    </form>
  );
};
