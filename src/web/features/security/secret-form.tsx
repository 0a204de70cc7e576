import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { RequestFailure } from "../../data/ask.ts";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import css from "./security.module.css";

type Field = {
  readonly name: "present" | "next" | "password" | "code" | "title";
  readonly label: string;
  readonly description?: string;
};

type Props = {
  readonly fields: readonly Field[];
  readonly submit: string;
  readonly onSubmit: (values: Readonly<Record<string, string>>) => Promise<unknown>;
  /** Its own words for a refusal that the server did not put into words. */
  readonly failed?: string;
};

const completion = {
  present: "current-password",
  password: "current-password",
  next: "new-password",
  code: "one-time-code",
  title: "off",
} as const;

/** A short form of secrets: what was typed stays when the server cannot be reached, and goes when it was taken. */
export const SecretForm = ({ fields, submit, onSubmit, failed }: Props) => {
  const texts = useTexts();
  const say = useSay();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const explain = (error: unknown): string => {
    if (!(error instanceof RequestFailure) || error.problem === null) return failed ?? texts.security.account.failed;
    if (error.problem.code === "proofFailed") return texts.security.proof.wrong;
    return error.problem.code === "tooManyTries" ? texts.security.proof.tooMany : say(error.problem.message);
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await onSubmit(values);
      setValues({});
    } catch (error) {
      setProblem(explain(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className={css.form} onSubmit={(event) => void send(event)}>
      {fields.map(({ name, ...field }, index) => {
        const Input = name === "code" || name === "title" ? TextInput : PasswordInput;
        return (
          <Input
            key={name}
            {...field}
            name={name}
            autoComplete={completion[name]}
            {...(name === "code" ? { inputMode: "numeric" as const } : {})}
            required
            withAsterisk={false}
            autoFocus={index === 0}
            value={values[name] ?? ""}
            onChange={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
          />
        );
      })}
      {problem !== null && (
        <p className={css.trouble} role="alert">
          {problem}
        </p>
      )}
      <div className={css.actions}>
        <Button type="submit" loading={busy}>
          {submit}
        </Button>
      </div>
    </form>
  );
};
