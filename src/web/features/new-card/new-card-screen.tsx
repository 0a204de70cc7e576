import type { ManualSource, Problem } from "#http/contract";
import { Button, Radio, Textarea, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState, type SyntheticEvent } from "react";
import type { RequestFailure } from "../../data/ask.ts";
import { useMe } from "../../data/me.ts";
import { useNewCard } from "../../data/repeats.ts";
import { serverNow } from "../../data/server-clock.ts";
import { useLanguage, useSay, useTexts } from "../../texts/texts-context.tsx";
import { useOfficeClock } from "../../ui/office-clock.ts";
import { PhotoField } from "../../ui/photo-field.tsx";
import { Nothing } from "../../ui/states.tsx";
import { useToast } from "../../ui/toast.tsx";
import { emptyForm, requestOf, troubleOf, type FormTrouble, type NewCardForm } from "./form.ts";
import { useKeptForm } from "./kept-form.ts";
import css from "./new-card.module.css";
import { ReplyWay } from "./reply-way.tsx";

const sources: readonly ManualSource[] = ["districtHead", "incident", "other"];

type Part = { readonly form: NewCardForm; readonly trouble: FormTrouble; readonly onChange: (part: Partial<NewCardForm>) => void };

const Source = ({ form, onChange }: Part) => {
  const words = useTexts().otherWays.newCard;
  return (
    <div className={css.group}>
      <Radio.Group
        label={words.source}
        value={form.source}
        onChange={(value) => onChange({ source: sources.find((source) => source === value) ?? "other" })}
      >
        <div className={css.options}>
          {sources.map((source) => (
            <Radio key={source} value={source} label={words.sources[source]} />
          ))}
        </div>
      </Radio.Group>
      <p className="small quiet">{form.source === "incident" ? words.routeOf.handover : words.routeOf.publication}</p>
    </div>
  );
};

const Message = ({ form, trouble, onChange }: Part) => {
  const words = useTexts().otherWays.newCard;
  return (
    <div className={css.group}>
      <Textarea
        label={words.text}
        description={words.textHint}
        minRows={5}
        maxRows={18}
        autoFocus
        value={form.text}
        error={trouble.text}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
      <PhotoField files={form.files} onChange={(files) => onChange({ files })} />
      <div className={css.pair}>
        <TextInput
          label={words.author}
          description={words.authorHint}
          autoComplete="off"
          value={form.authorName}
          onChange={(event) => onChange({ authorName: event.currentTarget.value })}
        />
        <TextInput
          label={words.contacts}
          description={words.contactsHint}
          autoComplete="off"
          value={form.contacts}
          onChange={(event) => onChange({ contacts: event.currentTarget.value })}
        />
      </div>
    </div>
  );
};

const Arrival = ({ form, trouble, onChange }: Part) => {
  const words = useTexts().otherWays.newCard;
  return (
    <div className={css.group}>
      <TextInput
        label={words.arrivedAt}
        description={words.arrivedHint}
        type="datetime-local"
        step={1}
        value={form.arrivedAt}
        error={trouble.arrivedAt}
        onChange={(event) => onChange({ arrivedAt: event.currentTarget.value })}
      />
      <TextInput
        label={words.reason}
        description={words.reasonHint}
        value={form.reason}
        error={trouble.reason}
        onChange={(event) => onChange({ reason: event.currentTarget.value })}
      />
    </div>
  );
};

type Place = { readonly path: string; readonly ru: string; readonly en: string };
const fields = ["text", "reason", "replyTo", "arrivedAt", "link"] as const;

const isPlace = (place: unknown): place is Place =>
  typeof place === "object" && place !== null && "path" in place && "ru" in place && "en" in place;

// What the server found is shown at its field, in the reader's language.
const serverTrouble = (problem: Problem | null, language: "ru" | "en"): FormTrouble => {
  const places = problem?.detail?.["places"];
  if (!Array.isArray(places)) return {};
  return Object.fromEntries(
    places
      .filter(isPlace)
      .flatMap((place) =>
        fields.filter((field) => place.path.replace(/^\//, "").startsWith(field)).map((field) => [field, place[language]]),
      ),
  );
};

const Trouble = ({ failure }: { readonly failure: RequestFailure | null }) => {
  const texts = useTexts();
  const say = useSay();
  if (failure === null) return null;
  return (
    <p className={css.trouble} role="alert">
      {failure.problem === null ? texts.otherWays.newCard.failed : say(failure.problem.message)}
    </p>
  );
};

/** A card for a message that no network brought: where from, what, when, and where the reply goes (1.1). */
const NewCardSheet = () => {
  const texts = useTexts();
  const words = texts.otherWays.newCard;
  const { language } = useLanguage();
  const { zone } = useOfficeClock();
  const navigate = useNavigate();
  const toast = useToast();
  const entering = useNewCard();
  const { form, change, forget } = useKeptForm(emptyForm(serverNow(), zone));
  const [tried, setTried] = useState(false);
  const missing = troubleOf(form, { now: serverNow(), zone, words });
  const trouble: FormTrouble = { ...serverTrouble(entering.error?.problem ?? null, language), ...(tried ? missing : {}) };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(missing).length > 0) return;
    entering.mutate(requestOf(form, zone), {
      onSuccess: (card) => {
        forget();
        toast({ words: words.done(card.number) });
        void navigate({ to: "/$section/$caseId", params: { section: "queue", caseId: card.caseId } });
      },
    });
  };
  const part = { form, trouble, onChange: change };
  return (
    <main className={css.screen}>
      <form className={css.form} noValidate onSubmit={submit}>
        <h1>{words.title}</h1>
        <p className="quiet">{words.intro}</p>
        <Source {...part} />
        <Message {...part} />
        <Arrival {...part} />
        {form.source !== "incident" && <ReplyWay {...part} />}
        {tried && Object.keys(missing).length > 0 && (
          <p className={css.trouble} role="alert">
            {words.check}
          </p>
        )}
        <Trouble failure={entering.error} />
        <div className={css.actions}>
          <Button type="submit" size="md" loading={entering.isPending}>
            {words.submit}
          </Button>
          <Button size="md" variant="default" onClick={() => void navigate({ to: "/$section", params: { section: "queue" } })}>
            {texts.common.cancel}
          </Button>
        </div>
      </form>
    </main>
  );
};

/** The screen, for the curator alone (1.6). */
export const NewCardScreen = () => {
  const texts = useTexts();
  const { person } = useMe();
  if (person.role !== "curator") return <Nothing title={texts.notFound.title} hint={texts.notFound.hint} />;
  return <NewCardSheet />;
};
