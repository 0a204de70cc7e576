import type { InvitationInfo, SignedIn } from "#http/contract";
import { Button, PasswordInput } from "@mantine/core";
import { useEffect, useState, type FormEvent } from "react";
import { RequestFailure } from "../../data/ask.ts";
import { readInvitation, redeemInvitation } from "../../data/invitation.ts";
import { signIn } from "../../data/me.ts";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import { Waiting } from "../../ui/states.tsx";
import { FrontSheet } from "./front-sheet.tsx";
import { SecondStep } from "./second-step.tsx";
import css from "./sign-in.module.css";

const goHome = () => window.location.replace("/");

const Gone = () => {
  const { welcome } = useTexts().security;
  return (
    <FrontSheet title={welcome.gone}>
      <p className="quiet">{welcome.goneHint}</p>
      <Button variant="default" mt="md" onClick={goHome}>
        {welcome.toSignIn}
      </Button>
    </FrontSheet>
  );
};

const NewPassword = ({ token, info, onGone }: { readonly token: string; readonly info: InvitationInfo; readonly onGone: () => void }) => {
  const texts = useTexts();
  const say = useSay();
  const { welcome, password: words, second } = texts.security;
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [due, setDue] = useState<SignedIn["due"]>(null);
  const take = (answer: SignedIn) => (answer.user === null ? setDue(answer.due) : goHome());
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      const { login } = await redeemInvitation(token, password);
      take(await signIn(login, password));
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      if (error.kind === "notFound") onGone();
      else setProblem(error.problem === null ? texts.signIn.unreachable : say(error.problem.message));
    } finally {
      setBusy(false);
    }
  };
  if (due !== null)
    return (
      <FrontSheet title={second.title}>
        <SecondStep due={due} onAnswer={take} onBack={goHome} />
      </FrontSheet>
    );
  return (
    <FrontSheet title={welcome.title}>
      <p>{welcome.intro(info.name, info.login)}</p>
      <form className={css.form} onSubmit={(event) => void submit(event)}>
        <input type="hidden" name="username" autoComplete="username" value={info.login} />
        <PasswordInput
          label={welcome.password}
          description={words.hint(info.leastLength)}
          name="password"
          autoComplete="new-password"
          required
          withAsterisk={false}
          size="md"
          autoFocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {problem !== null && (
          <p className={css.problem} role="alert">
            {problem}
          </p>
        )}
        <Button type="submit" size="md" loading={busy} fullWidth>
          {welcome.submit}
        </Button>
      </form>
    </FrontSheet>
  );
};

/** A one-time link of the administrator: the person sets their password and is at the desk. Its secret stands behind the #, and is taken off the address at once. */
export const WelcomePage = () => {
  const [token] = useState(() => window.location.hash.slice(1));
  const [info, setInfo] = useState<InvitationInfo | "gone" | null>(null);
  useEffect(() => {
    window.history.replaceState(null, "", "/welcome");
    readInvitation(token).then(setInfo, () => setInfo("gone"));
  }, [token]);
  if (info === null) return <Waiting />;
  return info === "gone" ? <Gone /> : <NewPassword token={token} info={info} onGone={() => setInfo("gone")} />;
};
