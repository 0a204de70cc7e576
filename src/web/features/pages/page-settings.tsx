import type { NetworkForm, PageField } from "#http/contract";
import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import type { FormPart } from "./form-part.ts";
import { valueOf } from "./page-form.ts";
import css from "./page-screen.module.css";

type Props = FormPart & { readonly network: NetworkForm };

const Setting = ({ form, change, trouble, field }: FormPart & { readonly field: PageField }) => {
  const say = useSay();
  const value = valueOf(form, field);
  const set = (next: string) => change({ settings: { ...form.settings, [field.name]: next } });
  const common = { label: say(field.title), description: say(field.hint), error: trouble(`settings.${field.name}`) };
  switch (field.kind) {
    case "flag":
      return <Checkbox {...common} checked={value === "true"} onChange={(event) => set(String(event.currentTarget.checked))} />;
    case "choice":
      return (
        <NativeSelect
          {...common}
          value={value}
          data={field.choices.map((choice) => ({ value: choice.value, label: say(choice.title) }))}
          onChange={(event) => set(event.currentTarget.value)}
        />
      );
    case "number":
    case "text":
      return (
        <TextInput
          {...common}
          inputMode={field.kind === "number" ? "numeric" : "text"}
          required={field.required}
          value={value}
          onChange={(event) => set(event.currentTarget.value)}
        />
      );
  }
};

/** Every setting of the page: what is asked often in sight, the rest folded away. */
export const PageSettings = ({ network, ...part }: Props) => {
  const { register: words } = useTexts();
  const open = network.fields.filter(({ secret }) => !secret);
  const usual = open.filter(({ advanced }) => !advanced);
  const rare = open.filter(({ advanced }) => advanced);
  return (
    <section className={css.part}>
      <h2>{words.settingsTitle}</h2>
      {usual.length > 0 && (
        <div className={css.grid}>
          {usual.map((field) => (
            <Setting key={field.name} {...part} field={field} />
          ))}
        </div>
      )}
      <details className={css.rare}>
        <summary>{words.rare(rare.length)}</summary>
        <div className={css.grid}>
          {rare.map((field) => (
            <Setting key={field.name} {...part} field={field} />
          ))}
        </div>
      </details>
    </section>
  );
};
