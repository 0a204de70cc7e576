import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { RequestFailure } from "../../data/ask.ts";
import { signIn } from "../../data/me.ts";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import css from "./sign-in.module.css";

type Props = { readonly login?: string; readonly onSignedIn: () => void };

/** Login and password; what was typed stays when the server cannot be reached. */
export const SignInForm = ({ login: known = "", onSignedIn }: Props) => {
  const texts = useTexts();
  const say = useSay();
  const [login, setLogin] = useState(known);
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

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
      await signIn(login.trim(), password);
      onSignedIn();
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
        autoComplete="username"
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
    </form>
  );
};
