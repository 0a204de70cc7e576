import type { PersonLink, Unit } from "#http/contract";
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useAddPerson } from "../../data/people.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { Failure } from "./failure.tsx";
import css from "./people.module.css";
import { PersonFields, type PersonFieldsForm } from "./person-fields.tsx";

const empty: PersonFieldsForm = { name: "", position: "", role: "curator", unitId: null, locale: "ru" };

type Props = { readonly units: readonly Unit[]; readonly onLink: (made: PersonLink) => void };

/** Adds a person: who they are, their login, and the link by which they set a password. */
export const AddPerson = ({ units, onLink }: Props) => {
  const texts = useTexts();
  const { people: words } = texts.security;
  const [isOpen, setOpen] = useState(false);
  const [form, setForm] = useState(empty);
  const [login, setLogin] = useState("");
  const [email, setEmail] = useState("");
  const add = useAddPerson();
  if (!isOpen)
    return (
      <div>
        <Button onClick={() => setOpen(true)}>{words.add}</Button>
      </div>
    );
  const close = () => {
    setOpen(false);
    setForm(empty);
    setLogin("");
    setEmail("");
    add.reset();
  };
  const submit = () =>
    add.mutate(
      { ...form, name: form.name.trim(), login: login.trim(), email: email.trim() === "" ? null : email.trim() },
      {
        onSuccess: (made) => {
          close();
          onLink(made);
        },
      },
    );
  return (
    <form
      className={`${css.new} ${css.form}`}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <PersonFields form={form} units={units} onChange={setForm} isMe={false} />
      <TextInput
        label={words.login}
        description={words.loginHint}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
        withAsterisk={false}
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value)}
      />
      <TextInput
        label={words.email}
        type="email"
        autoComplete="off"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <div className={css.wide}>
        <Failure error={add.error} />
        <div className={css.actions}>
          <Button type="submit" loading={add.isPending}>
            {words.addAndLink}
          </Button>
          <Button variant="default" onClick={close}>
            {texts.common.cancel}
          </Button>
        </div>
      </div>
    </form>
  );
};
