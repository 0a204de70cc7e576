import type { AnswerTemplate, TemplateRequest } from "#http/contract";
import { Button, Textarea, TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { placesOf, RequestFailure } from "../../data/ask.ts";
import { useSaveTemplate } from "../../data/templates.ts";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import { useToast } from "../../ui/toast.tsx";
import { AboutSelect } from "./about-select.tsx";
import css from "./templates.module.css";

type Props = { readonly template: AnswerTemplate | null; readonly onDone: () => void };

const empty: TemplateRequest = { title: "", letters: "", body: "", about: { kind: "general" } };

type Place = { readonly path: string; readonly ru: string; readonly en: string };

/** The places of a bad input by the field that they name. */
const useFieldErrors = (error: Error | null): ((field: string) => string | null) => {
  const say = useSay();
  // The parsed boundary: the server's places carry their path.
  const places = error instanceof RequestFailure ? (placesOf(error.problem) as readonly Place[]) : [];
  return (field) => {
    const found = places.find(({ path }) => path === field);
    return found === undefined ? null : say(found);
  };
};

/** Writes a template: its title, its letters, what it is for, and its words with places. */
export const TemplateForm = ({ template, onDone }: Props) => {
  const { desk, common } = useTexts();
  const toast = useToast();
  const save = useSaveTemplate();
  const errorOf = useFieldErrors(save.error);
  const [written, setWritten] = useState<TemplateRequest>(template ?? empty);
  const area = useRef<HTMLTextAreaElement>(null);
  const set = (change: Partial<TemplateRequest>) => setWritten({ ...written, ...change });
  const putPlace = (name: string) => {
    const { selectionStart: from = written.body.length, selectionEnd: to = written.body.length } = area.current ?? {};
    set({ body: `${written.body.slice(0, from)}{${name}}${written.body.slice(to)}` });
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(from + name.length + 2, from + name.length + 2);
    });
  };
  const submit = () => {
    const { title, letters, body, about } = written;
    save.mutate(
      { templateId: template?.templateId ?? null, template: { title, letters, body, about } },
      {
        onSuccess: () => {
          toast({ words: desk.templates.saved });
          onDone();
        },
      },
    );
  };
  const isPlaced = ["title", "letters", "body"].some((field) => errorOf(field) !== null);
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextInput
        label={desk.templates.name}
        description={desk.templates.nameHint}
        value={written.title}
        error={errorOf("title")}
        autoFocus
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <div className={css.pair}>
        <TextInput
          label={desk.templates.letters}
          description={desk.templates.lettersHint}
          value={written.letters}
          error={errorOf("letters")}
          onChange={(event) => set({ letters: event.currentTarget.value })}
        />
        <AboutSelect about={written.about} onChange={(about) => set({ about })} />
      </div>
      <Textarea
        ref={area}
        label={desk.templates.body}
        description={desk.templates.bodyHint}
        autosize
        minRows={6}
        maxRows={18}
        value={written.body}
        error={errorOf("body")}
        onChange={(event) => set({ body: event.currentTarget.value })}
      />
      <p className={css.places}>
        {desk.templates.places}:
        {Object.values(desk.templates.placeNames).map((name) => (
          <button key={name} type="button" className={css.place} onClick={() => putPlace(name)}>
            {`{${name}}`}
          </button>
        ))}
      </p>
      {save.error !== null && !isPlaced && (
        <p role="alert" className={css.trouble}>
          {errorOf("templateId") ?? desk.templates.failed}
        </p>
      )}
      <div className={css.actions}>
        <Button type="submit" loading={save.isPending}>
          {common.save}
        </Button>
        <Button variant="default" onClick={onDone}>
          {common.cancel}
        </Button>
      </div>
    </form>
  );
};
