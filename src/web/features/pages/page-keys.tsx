import type { NetworkForm, PageField, RegisteredPage } from "#http/contract";
import { Button, TextInput } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import { useNow } from "../../data/server-clock.ts";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import { dateWords } from "../../ui/time-words.ts";
import { useTimeWords } from "../../ui/use-time-words.ts";
import type { FormPart } from "./form-part.ts";
import css from "./page-screen.module.css";

type Props = FormPart & { readonly network: NetworkForm; readonly page: RegisteredPage | null };

/** A secret that is written is named by its day and never shown; it can be replaced or taken away. */
const SecretField = ({ form, change, trouble, field, page }: Omit<Props, "network"> & { readonly field: PageField }) => {
  const { register: words } = useTexts();
  const say = useSay();
  const now = useNow();
  const times = useTimeWords();
  const written = page?.secrets.find(({ name }) => name === field.name);
  const value = form.secrets[field.name];
  const set = (next: string | null | undefined) => {
    const { [field.name]: _former, ...rest } = form.secrets;
    change({ secrets: next === undefined ? rest : { ...rest, [field.name]: next } });
  };
  if (written !== undefined && value === undefined)
    return (
      <div className={css.secret}>
        <p>
          <strong>{say(field.title)}</strong>
        </p>
        <p className={css.written}>
          <IconKey size={16} aria-hidden />
          {written.writtenAt === null ? words.written : words.writtenOn(dateWords(written.writtenAt, now, times))}
        </p>
        <div className={css.buttons}>
          <Button size="xs" variant="default" onClick={() => set("")} aria-label={`${words.replace}: ${say(field.title)}`}>
            {words.replace}
          </Button>
          {!field.required && (
            <Button size="xs" variant="default" onClick={() => set(null)} aria-label={`${words.takeAway}: ${say(field.title)}`}>
              {words.takeAway}
            </Button>
          )}
        </div>
        {trouble(`secrets.${field.name}`) !== undefined && <p className={css.trouble}>{trouble(`secrets.${field.name}`)}</p>}
      </div>
    );
  if (value === null)
    return (
      <div className={css.secret}>
        <p>
          <strong>{say(field.title)}</strong>
        </p>
        <p className={css.written}>{words.willBeTaken}</p>
        <Button size="xs" variant="default" onClick={() => set(undefined)}>
          {words.keep}
        </Button>
      </div>
    );
  return (
    <TextInput
      type="password"
      autoComplete="new-password"
      label={say(field.title)}
      description={say(field.hint)}
      required={field.required}
      value={value ?? ""}
      error={trouble(`secrets.${field.name}`)}
      onChange={(event) => set(event.currentTarget.value === "" && written === undefined ? undefined : event.currentTarget.value)}
    />
  );
};

/** What to press in the network, and the keys that come of it (1.8). */
export const PageKeys = (props: Props) => {
  const { register: words } = useTexts();
  const say = useSay();
  const secrets = props.network.fields.filter(({ secret }) => secret);
  return (
    <section className={css.part}>
      <h2>{words.keysTitle}</h2>
      {props.network.steps.length > 0 && (
        <ol className={css.steps} aria-label={words.stepsLabel}>
          {props.network.steps.map((step) => (
            <li key={step.ru}>{say(step)}</li>
          ))}
        </ol>
      )}
      <div className={css.grid}>
        {secrets.map((field) => (
          <SecretField key={field.name} {...props} field={field} />
        ))}
      </div>
      {secrets.length === 0 && <p className="quiet">{words.noKeys}</p>}
      <p className="small quiet">{words.keysHint}</p>
    </section>
  );
};
