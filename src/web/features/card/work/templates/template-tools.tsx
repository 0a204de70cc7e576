import type { AnswerTemplate, Card } from "#http/contract";
import { Button, TextInput } from "@mantine/core";
import { IconTemplate } from "@tabler/icons-react";
import { useState, type KeyboardEvent, type RefObject } from "react";
import { emptyPlacesIn } from "#triage";
import { useTemplates } from "../../../../data/templates.ts";
import { useTexts } from "../../../../texts/texts-context.tsx";
import { fillForCard } from "./fill-for-card.ts";
import css from "./templates.module.css";
import { inOrderFor, lettersTyped, templatesBy } from "./typed-letters.ts";

type Area = RefObject<HTMLTextAreaElement | null>;

const offeredMax = 5;

const Lines = ({
  templates,
  onTake,
}: {
  readonly templates: readonly AnswerTemplate[];
  readonly onTake: (template: AnswerTemplate) => void;
}) => {
  const { desk } = useTexts();
  return (
    <ul className={css.lines}>
      {templates.map((template) => (
        <li key={template.templateId}>
          <button type="button" onClick={() => onTake(template)}>
            <span className={css.title}>
              <strong>{template.title}</strong>
              {template.letters !== "" && <kbd className={css.letters}>{desk.templates.shortcut(template.letters)}</kbd>}
            </span>
            <span className={css.body}>{template.body}</span>
          </button>
        </li>
      ))}
    </ul>
  );
};

const selectIn = (area: Area, from: number, to: number): void => {
  // After the new words are drawn: otherwise the caret would jump to their end.
  requestAnimationFrame(() => {
    area.current?.focus();
    area.current?.setSelectionRange(from, to);
  });
};

export type TemplateField = { readonly text: string; readonly onChange: (text: string) => void; readonly area: Area };

type Tools = {
  readonly templates: readonly AnswerTemplate[];
  /** Those that the letters after «;» mean. */
  readonly offered: readonly AnswerTemplate[];
  readonly take: (template: AnswerTemplate) => void;
  /** Tab takes the first one that is offered. */
  readonly onKey: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
};

/** What templates can do in a field of an answer: by letters as one types, or from the list. */
export const useTemplateTools = (card: Card, { text, onChange, area }: TemplateField, promisedOn: string): Tools => {
  const { data } = useTemplates();
  const topic = card.choices?.topics.find(({ chosen }) => chosen)?.name ?? null;
  const templates = inOrderFor(data?.templates ?? [], topic);
  const typed = lettersTyped(text);
  const offered = typed === null ? [] : templatesBy(templates, typed.letters).slice(0, offeredMax);
  const take = ({ body }: AnswerTemplate) => {
    const caret = area.current?.selectionStart ?? text.length;
    const at = typed ?? { from: text === "" ? 0 : caret, to: text === "" ? 0 : caret };
    const words = fillForCard(body, card, promisedOn);
    onChange(`${text.slice(0, at.from)}${words}${text.slice(at.to)}`);
    const [first] = emptyPlacesIn(words);
    const end = at.from + words.length;
    if (first === undefined) selectIn(area, end, end);
    else selectIn(area, at.from + first.from, at.from + first.to);
  };
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const [first] = offered;
    if (event.key !== "Tab" || event.shiftKey || first === undefined || event.currentTarget.selectionStart !== typed?.to) return;
    event.preventDefault();
    take(first);
  };
  return { templates, offered, take, onKey };
};

/** Under the field: templates that the letters mean, places still to fill, and the list of all behind a button. */
export const TemplateTools = ({ tools, field }: { readonly tools: Tools; readonly field: TemplateField }) => {
  const { desk } = useTexts();
  const [open, setOpen] = useState(false);
  const [sought, setSought] = useState("");
  const places = emptyPlacesIn(field.text);
  const listed = sought.trim() === "" ? tools.templates : templatesBy(tools.templates, sought.trim());
  const take = (template: AnswerTemplate) => {
    setOpen(false);
    setSought("");
    tools.take(template);
  };
  if (tools.templates.length === 0 && places.length === 0) return null;
  return (
    <div className={css.tools}>
      {tools.offered.length > 0 && (
        <section className={css.panel} aria-label={desk.templates.offered}>
          <Lines templates={tools.offered} onTake={take} />
          <p className="small quiet">{desk.templates.takeByKey}</p>
        </section>
      )}
      {places.length > 0 && (
        <p className={css.places} role="status">
          {desk.templates.fill}
          {places.map(({ from, to, name }) => (
            <button key={from} type="button" className={css.place} onClick={() => selectIn(field.area, from, to)}>
              {name}
            </button>
          ))}
        </p>
      )}
      {tools.templates.length > 0 && (
        <Button
          className={css.open ?? ""}
          size="xs"
          variant="subtle"
          leftSection={<IconTemplate size={16} aria-hidden />}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {desk.templates.insert}
        </Button>
      )}
      {open && (
        <section className={css.panel} aria-label={desk.templates.title}>
          <TextInput
            aria-label={desk.templates.find}
            placeholder={desk.templates.find}
            value={sought}
            autoFocus
            onChange={(event) => setSought(event.currentTarget.value)}
          />
          {listed.length === 0 ? <p className="quiet">{desk.templates.nothing}</p> : <Lines templates={listed} onTake={take} />}
        </section>
      )}
    </div>
  );
};
