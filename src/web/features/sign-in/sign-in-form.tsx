import { useState } from "react";
import type { SignedIn } from "#http/contract";
import { PasswordStep } from "./password-step.tsx";
import { SecondStep } from "./second-step.tsx";

type Props = { readonly login?: string; readonly onSignedIn: () => void };

/** Sign-in: the password, then the step that is still due; or a passkey, which is both at once. */
export const SignInForm = ({ login, onSignedIn }: Props) => {
  const [due, setDue] = useState<SignedIn["due"]>(null);
  const take = (answer: SignedIn) => {
    if (answer.user !== null) onSignedIn();
    else setDue(answer.due);
  };
  return due === null ? (
    <PasswordStep {...(login === undefined ? {} : { login })} onAnswer={take} />
  ) : (
    <SecondStep due={due} onAnswer={take} onBack={() => setDue(null)} />
  );
};
