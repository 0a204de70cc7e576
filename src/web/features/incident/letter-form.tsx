import type { IncidentFields, IncidentFieldName, IncidentLetter } from "#http/contract";
import { Button, Textarea, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState, type SyntheticEvent } from "react";
import { useCardFromLetter, useDismissLetter, useLetter } from "../../data/incident.ts";
import { beginNewCard } from "../../data/kept-new-card.ts";
import type { RequestFailure } from "../../data/ask.ts";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import { toLocalMoment } from "../../ui/local-moment.ts";
import { useOfficeClock } from "../../ui/office-clock.ts";
import { DidNotLoad, Waiting } from "../../ui/states.tsx";
import { useToast } from "../../ui/toast.tsx";
import css from "./incident.module.css";

type Place = { readonly path: string; readonly ru: string; readonly en: string };

/** What the server found, at its field. */
const usePlaces = (failure: RequestFailure | null): Readonly<Partial<Record<string, string>>> => {
  const say = useSay();
  const places = failure?.problem?.detail?.["places"];
  // The parsed boundary: `places` of a bad input are the server's own words.
  return Array.isArray(places)
    ? Object.fromEntries((places as readonly Place[]).map((place) => [place.path.replace(/^\//u, ""), say(place)]))
    : {};
};

const Dismiss = ({ letterId }: { readonly letterId: string }) => {
  const { incident } = useTexts();
  const words = incident.letters;
  const toast = useToast();
  const dismiss = useDismissLetter(letterId);
  const [why, setWhy] = useState<string | null>(null);
  if (why === null)
    return (
      <div className={css.actions}>
        <Button variant="default" onClick={() => setWhy("")}>
          {words.dismiss}
        </Button>
      </div>
    );
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        dismiss.mutate(why, { onSuccess: ({ done }) => toast({ words: done ? words.dismissed : words.gone }) });
      }}
    >
      <TextInput
        label={words.why}
        description={words.whyHint}
        value={why}
        autoFocus
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
      {dismiss.error !== null && (
        <p role="alert" className={css.trouble}>
          {words.failed}
        </p>
      )}
      <div className={css.actions}>
        <Button type="submit" variant="default" disabled={why.trim() === ""} loading={dismiss.isPending}>
          {words.dismiss}
        </Button>
        <Button variant="default" onClick={() => setWhy(null)}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
};

/** A letter that the system did not send, from the head of the district for one (3.1): the form of a new card, begun with its words. */
const OtherWay = ({ letter, words: body }: { readonly letter: IncidentLetter; readonly words: string }) => {
  const { incident } = useTexts();
  const { zone } = useOfficeClock();
  const navigate = useNavigate();
  const begin = () => {
    const arrivedAt = toLocalMoment(letter.receivedAt, zone);
    beginNewCard({ source: "districtHead", text: body, reason: incident.letters.byLetter(letter.from), arrivedAt });
    void navigate({ to: "/new-card" });
  };
  return (
    <div className={css.actions}>
      <Button variant="default" onClick={begin}>
        {incident.letters.otherWay}
      </Button>
      <span className="small quiet">{incident.letters.otherWayHint}</span>
    </div>
  );
};

type FormProps = { readonly letter: IncidentLetter; readonly words: string; readonly found: IncidentFields };

const CardForm = ({ letter, words: body, found }: FormProps) => {
  const { letterId } = letter;
  const { incident } = useTexts();
  const words = incident.letters;
  const toast = useToast();
  const making = useCardFromLetter(letterId);
  const [fields, setFields] = useState<IncidentFields>(found);
  const places = usePlaces(making.error);
  const bound = (name: IncidentFieldName) => ({
    label: incident.fields[name],
    value: fields[name] ?? "",
    error: places[name],
    onChange: (event: SyntheticEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      setFields({ ...fields, [name]: event.currentTarget.value }),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    making.mutate(fields, {
      onSuccess: ({ cardNumber, known }) => toast({ words: known ? words.linked(cardNumber) : words.made(cardNumber) }),
    });
  };
  return (
    <div className={css.form}>
      <form className={css.form} noValidate onSubmit={submit}>
        <Textarea {...bound("text")} autosize minRows={4} maxRows={14} />
        <div className={css.pair}>
          <TextInput {...bound("number")} />
          <TextInput {...bound("author")} />
        </div>
        <TextInput {...bound("url")} type="url" />
        <div className={css.pair}>
          <TextInput {...bound("topic")} />
          <TextInput {...bound("deadline")} />
        </div>
        {making.error !== null && Object.keys(places).length === 0 && (
          <p role="alert" className={css.trouble}>
            {making.error.kind === "notFound" ? words.gone : words.failed}
          </p>
        )}
        <div className={css.actions}>
          <Button type="submit" loading={making.isPending}>
            {words.makeCard}
          </Button>
        </div>
      </form>
      <OtherWay letter={letter} words={body} />
      <Dismiss letterId={letterId} />
    </div>
  );
};

/** A letter beside the card that a person makes of it; what the map recognised is filled in already. */
export const LetterForm = ({ letterId }: { readonly letterId: string }) => {
  const { incident, list } = useTexts();
  const { data, isPending, isError, refetch } = useLetter(letterId);
  if (isPending) return <Waiting lines={4} />;
  if (isError || data === undefined) return <DidNotLoad title={incident.loadError} hint={list.errorHint} onRetry={() => void refetch()} />;
  return (
    <div className={css.two}>
      <section className={css.form} aria-label={incident.letters.words}>
        <h3>{incident.letters.words}</h3>
        {/* A scrolled region must be reachable by keys. */}
        <div className={css.words} tabIndex={0} role="region" aria-label={incident.letters.words}>
          {data.words}
        </div>
        {data.files.length > 0 && (
          <p className="small">
            {incident.letters.files}: {data.files.join(", ")}. <span className="quiet">{incident.letters.filesHint}</span>
          </p>
        )}
      </section>
      <CardForm letter={data.letter} words={data.words} found={data.fields} />
    </div>
  );
};
