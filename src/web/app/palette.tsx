import { Kbd, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { useMe } from "../data/me.ts";
import { useSearch } from "../data/search.ts";
import { useSay, useTexts } from "../texts/texts-context.tsx";
import { Layer } from "../ui/layer.tsx";
import { plainWords } from "../ui/message-words.tsx";
import { NetworkMark } from "../ui/network-mark.tsx";
import { answersTyped, useCommands, type DeskCommand } from "./commands.ts";
import css from "./palette.module.css";
import { sectionsOf } from "./sections.ts";

const casesShown = 8;

type Line = { readonly id: string; readonly label: React.ReactNode; readonly run: () => void };

const CommandLabel = ({ command }: { readonly command: DeskCommand }) => (
  <>
    <span className={css.title}>{command.title}</span>
    {command.keys.map((key) => (
      <Kbd key={key} size="xs">
        {key}
      </Kbd>
    ))}
  </>
);

/** The cases that the typed words find, as lines of the palette. */
const useFoundLines = (typed: string) => {
  const texts = useTexts();
  const say = useSay();
  const navigate = useNavigate();
  const { person } = useMe();
  const section = sectionsOf(person.role)[0]?.path;
  const search = useSearch(section === undefined ? "" : typed);
  const rows = search.asks ? (search.data?.rows.slice(0, casesShown) ?? []) : [];
  const lines = rows.map((row): Line => ({
    id: row.caseId,
    label: (
      <>
        <NetworkMark code={row.network} />
        <span className={css.title}>
          <strong>{texts.common.number(row.number)}</strong> {plainWords(row.excerpt)}
        </span>
        <span className={css.step}>{say(row.stepTitle)}</span>
      </>
    ),
    run: () => void navigate({ to: "/$section/$caseId", params: { section: section ?? "all", caseId: row.caseId } }),
  }));
  return { lines, searching: search.searching };
};

const useArrows = (lines: readonly Line[], onDone: () => void) => {
  const [at, setAt] = useState(0);
  const current = Math.min(at, Math.max(0, lines.length - 1));
  const take = (line: Line | undefined) => {
    if (line === undefined) return;
    onDone();
    line.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (by !== 0 && lines.length > 0) setAt((current + by + lines.length) % lines.length);
    else if (event.key === "Enter") take(lines[current]);
    else return;
    event.preventDefault();
  };
  return { current, setAt, take, onKeyDown };
};

/** Everything that the desk can do and every case, by a few letters (Ctrl+K). */
export const Palette = ({ onClose, onKeys }: { readonly onClose: () => void; readonly onKeys: () => void }) => {
  const texts = useTexts();
  const [typed, setTyped] = useState("");
  const words = typed.trim();
  const commands = useCommands(onKeys)
    .filter(({ title }) => words === "" || answersTyped(title, words))
    .map((command): Line => ({ id: command.id, label: <CommandLabel command={command} />, run: command.run }));
  const found = useFoundLines(words);
  const lines = [...commands, ...found.lines];
  const { current, setAt, take, onKeyDown } = useArrows(lines, onClose);
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const field = useRef<HTMLInputElement>(null);
  // A dialog that opens gives the focus to its first button; its effect runs before this one.
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [current]);
  return (
    <Layer title={texts.palette.title} onClose={onClose}>
      <TextInput
        ref={field}
        aria-label={texts.palette.field}
        placeholder={texts.palette.hint}
        leftSection={<IconSearch size={16} aria-hidden />}
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={lines[current] === undefined ? undefined : `${id}-${current}`}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul className={css.lines} id={id} role="listbox" aria-label={texts.palette.title} ref={list}>
        {lines.map((line, index) => (
          <li
            key={line.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === current}
            className={css.line}
            onMouseMove={() => setAt(index)}
            onClick={() => take(line)}
          >
            {line.label}
          </li>
        ))}
      </ul>
      <p className={css.foot} role="status">
        {found.searching ? texts.list.searching : lines.length === 0 ? texts.list.nothingFound : ""}
      </p>
    </Layer>
  );
};
