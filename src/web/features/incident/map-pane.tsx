import type { FieldMap, IncidentFieldName, IncidentState, TriedLetter } from "#http/contract";
import { Button, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { base64Of, useSaveMap, useTryMap } from "../../data/incident.ts";
import { useNow } from "../../data/server-clock.ts";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import { momentWords } from "../../ui/time-words.ts";
import { useToast } from "../../ui/toast.tsx";
import { useTimeWords } from "../../ui/use-time-words.ts";
import { fieldNames } from "./field-names.ts";
import { FileChoice } from "./file-choice.tsx";
import css from "./incident.module.css";

/** Labels as one line while they are typed: a comma at the end must not vanish under the typist's hands. */
type Typed = Readonly<Record<IncidentFieldName, { readonly labels: string; readonly pattern: string }>>;

const typedOf = (map: FieldMap): Typed => {
  const one = ({ labels, pattern }: FieldMap["text"]) => ({ labels: labels.join(", "), pattern });
  return {
    number: one(map.number),
    text: one(map.text),
    url: one(map.url),
    author: one(map.author),
    topic: one(map.topic),
    topicGroup: one(map.topicGroup),
    executor: one(map.executor),
    writtenAt: one(map.writtenAt),
    deadline: one(map.deadline),
  };
};

const mapOf = (typed: Typed): FieldMap => {
  const one = ({ labels, pattern }: Typed["text"]) => ({
    labels: labels
      .split(",")
      .map((label) => label.trim())
      .filter((label) => label !== ""),
    pattern: pattern.trim(),
  });
  return {
    number: one(typed.number),
    text: one(typed.text),
    url: one(typed.url),
    author: one(typed.author),
    topic: one(typed.topic),
    topicGroup: one(typed.topicGroup),
    executor: one(typed.executor),
    writtenAt: one(typed.writtenAt),
    deadline: one(typed.deadline),
  };
};

const Tried = ({ tried }: { readonly tried: TriedLetter }) => {
  const { map, fields } = useTexts().incident;
  const say = useSay();
  return (
    <section className={css.form} aria-live="polite">
      <p className={css.verdict} data-good={tried.isWhole || undefined}>
        {tried.isWhole ? map.whole : map.notWhole}
      </p>
      {tried.problems.length > 0 && (
        <ul className={css.reasons}>
          {tried.problems.map((problem) => (
            <li key={problem.code + problem.path}>{say(problem)}</li>
          ))}
        </ul>
      )}
      <h3>{map.found}</h3>
      <dl className={css.found}>
        {fieldNames.map((name) => (
          <div key={name}>
            <dt>{fields[name]}</dt>
            <dd data-absent={tried.fields[name] === undefined || undefined}>{tried.fields[name] ?? map.notFound}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

const Trial = ({ typed }: { readonly typed: Typed }) => {
  const { map } = useTexts().incident;
  const [words, setWords] = useState("");
  const [file, setFile] = useState<{ readonly name: string; readonly base64: string } | null>(null);
  const trying = useTryMap();
  const content = file === null ? { words } : { base64: file.base64 };
  return (
    <section className={css.form}>
      <h2>{map.trial}</h2>
      <p className="quiet">{map.trialHint}</p>
      <Textarea
        label={map.paste}
        value={words}
        autosize
        minRows={4}
        maxRows={12}
        onChange={(event) => {
          setFile(null);
          setWords(event.currentTarget.value);
        }}
      />
      <div className={css.actions}>
        <FileChoice
          label={map.chooseFile}
          accept=".eml,message/rfc822"
          onChoose={(chosen) => void base64Of(chosen).then((base64) => setFile({ name: chosen.name, base64 }))}
        />
        <Button
          disabled={file === null && words.trim() === ""}
          loading={trying.isPending}
          onClick={() => trying.mutate({ content, map: mapOf(typed) })}
        >
          {map.try}
        </Button>
      </div>
      {file !== null && <p>{map.chosen(file.name)}</p>}
      {trying.isError && (
        <p role="alert" className={css.trouble}>
          {map.failed}
        </p>
      )}
      {trying.data !== undefined && <Tried tried={trying.data} />}
    </section>
  );
};

/** Which label of a letter is which field; tried on a real letter before it is saved. */
export const MapPane = ({ state }: { readonly state: IncidentState }) => {
  const { map: words, fields } = useTexts().incident;
  const [typed, setTyped] = useState(() => typedOf(state.map));
  const saving = useSaveMap();
  const toast = useToast();
  const now = useNow();
  const times = useTimeWords();
  return (
    <div className={css.panel}>
      <p>{words.intro}</p>
      <p className="small quiet">
        {state.mapBy === null ? words.standard : words.changedBy(state.mapBy.name, momentWords(state.mapBy.at, now, times))}
      </p>
      <div className={css.form}>
        <div className={`${css.mapRow ?? ""} ${css.mapHead ?? ""}`} aria-hidden>
          <span />
          <span>{words.labels}</span>
          <span>
            {words.pattern}. {words.patternHint}
          </span>
        </div>
        {fieldNames.map((name) => (
          <div key={name} className={css.mapRow} role="group" aria-label={fields[name]}>
            <span>{fields[name]}</span>
            <TextInput
              aria-label={`${fields[name]}: ${words.labels}`}
              value={typed[name].labels}
              onChange={(event) => setTyped({ ...typed, [name]: { ...typed[name], labels: event.currentTarget.value } })}
            />
            <TextInput
              aria-label={`${fields[name]}: ${words.pattern}`}
              placeholder={words.pattern}
              value={typed[name].pattern}
              onChange={(event) => setTyped({ ...typed, [name]: { ...typed[name], pattern: event.currentTarget.value } })}
            />
          </div>
        ))}
      </div>
      {saving.isError && (
        <p role="alert" className={css.trouble}>
          {words.failed}
        </p>
      )}
      <div className={css.actions}>
        <Button loading={saving.isPending} onClick={() => saving.mutate(mapOf(typed), { onSuccess: () => toast({ words: words.saved }) })}>
          {words.save}
        </Button>
      </div>
      <Trial typed={typed} />
    </div>
  );
};
