import type { NetworkForm, PagesRegister } from "#http/contract";
import { NativeSelect, TextInput } from "@mantine/core";
import { IconScale } from "@tabler/icons-react";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import type { PageForm } from "./page-form.ts";
import type { FormPart } from "./form-part.ts";
import css from "./page-screen.module.css";

type Props = FormPart & { readonly register: PagesRegister; readonly network: NetworkForm; readonly isNew: boolean };

const owners: readonly PageForm["owner"][] = ["head", "administration", "institution"];

/** Which page it is, whose, who answers for it and by which order (1.4). */
export const PagePlace = ({ form, change, trouble, register, network, isNew }: Props) => {
  const { register: words } = useTexts();
  const say = useSay();
  const text = (name: "accountId" | "title" | "url" | "responsible" | "basis", hint?: string, required = false) => (
    <TextInput
      label={words.fields[name]}
      description={hint}
      required={required}
      value={form[name]}
      error={trouble(name)}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
    />
  );
  const day = (name: "openedOn" | "closedOn") => (
    <TextInput
      type="date"
      label={words.fields[name]}
      value={form[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <section className={css.part}>
      <h2>{words.placeTitle}</h2>
      <div className={css.grid}>
        {isNew && (
          <NativeSelect
            label={words.fields.network}
            value={form.network}
            error={trouble("network")}
            data={register.networks.map(({ code, title }) => ({ value: code, label: say(title) }))}
            onChange={(event) => change({ network: event.currentTarget.value })}
          />
        )}
        {text("title", words.hints.title, true)}
        {text("url", words.hints.url, true)}
        {text("accountId", words.hints.accountId, true)}
        <NativeSelect
          label={words.fields.owner}
          value={form.owner}
          data={owners.map((value) => ({ value, label: words.owners[value] }))}
          onChange={(event) => change({ owner: owners.find((one) => one === event.currentTarget.value) ?? "head" })}
        />
        <NativeSelect
          label={words.fields.route}
          value={form.route}
          error={trouble("route")}
          data={register.routes.map(({ name, title }) => ({ value: name, label: say(title) }))}
          onChange={(event) => change({ route: event.currentTarget.value })}
        />
        {text("responsible")}
        {text("basis", words.hints.basis)}
        {day("openedOn")}
        {day("closedOn")}
      </div>
      {network.legalNote !== null && (
        <p className={css.law}>
          <IconScale size={18} aria-hidden />
          {say(network.legalNote)}
        </p>
      )}
    </section>
  );
};
