import type { SignedIn } from "#http/contract";
import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { RequestFailure } from "../../data/ask.ts";
import { signIn } from "../../data/me.ts";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import { SsoButton } from "./sso-button.tsx";
import { PasskeyButton } from "./passkey-button.tsx";
import css from "./sign-in.module.css";

/** The provider sent somebody back whom nobody here knows. */
const wasRefused = (): boolean => new URLSearchParams(window.location.search).get("signIn") === "refused";

type Props = { readonly login?: string; readonly onAnswer: (answer: SignedIn) => void };

/** Login and password; what was typed stays when the server cannot be reached. */
export const PasswordStep = ({ login: known = "", onAnswer }: Props) => {
  const texts = useTexts();
  const say = useSay();
  const [login, setLogin] = useState(known);
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(() => (wasRefused() ? texts.security.sso.refused : null));

  const explain = (error: unknown): string => {
    if (!(error instanceof RequestFailure)) throw error;
    if (error.kind === "offline" || error.kind === "server") return texts.signIn.unreachable;
    if (error.problem?.code === "tooManyTries") return texts.signIn.tooMany;
    return error.kind === "session" || error.problem === null ? texts.signIn.wrong : say(error.problem.message);
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      onAnswer(await signIn(login.trim(), password));
    } catch (error) {
      setProblem(explain(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className={css.form} onSubmit={(event) => void submit(event)}>
      <TextInput
        label={texts.signIn.login}
        name="username"
        autoComplete="username webauthn"
        autoCapitalize="none"
        spellCheck={false}
        required
        withAsterisk={false}
        size="md"
        autoFocus={known === ""}
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value)}
      />
      <PasswordInput
        label={texts.signIn.password}
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        size="md"
        autoFocus={known !== ""}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {problem !== null && (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
      <Button type="submit" size="md" loading={busy} fullWidth>
        {texts.signIn.submit}
      </Button>
      <SsoButton onProblem={setProblem} />
      <PasskeyButton onAnswer={onAnswer} onProblem={setProblem} />
    </form>
  );
};
