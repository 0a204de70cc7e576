import { useEffect, useRef } from "react";

export type Hotkey = string;
type Handlers = Readonly<Record<Hotkey, () => void>>;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select"));

const named: Readonly<Record<string, string>> = {
  Enter: "enter",
  NumpadEnter: "enter",
  Escape: "escape",
  ArrowDown: "down",
  ArrowUp: "up",
};

/** The key by its place on the keyboard, so that it works in the Russian layout too; `?` and `/` also by what they print. */
export const keyOf = (event: Pick<KeyboardEvent, "code" | "key" | "shiftKey">): Hotkey | null => {
  if (event.key === "?" || (event.code === "Slash" && event.shiftKey)) return "?";
  if (event.key === "/" || event.code === "Slash") return "/";
  const letter = /^Key([A-Z])$/.exec(event.code);
  if (letter?.[1] !== undefined) return event.shiftKey ? null : letter[1].toLowerCase();
  return named[event.code] ?? null;
};

const comboMs = 1_200;

/**
 * Listens to keys of the whole page: single ("j") and combos ("g q"). Silent while one types or a layer is open.
 * Enter and Space keep their meaning on buttons and links.
 */
export const useHotkeys = (handlers: Handlers): void => {
  const current = useRef(handlers);
  useEffect(() => {
    current.current = handlers;
  });
  const first = useRef<{ readonly key: string; readonly at: number } | null>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (
        event.defaultPrevented ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        isTyping(event.target) ||
        document.querySelector("dialog[open], [role=menu]") !== null
      )
        return;
      const key = keyOf(event);
      if (key === null || (key === "enter" && event.target instanceof HTMLElement && event.target.closest("button, a") !== null)) return;
      const started = first.current;
      first.current = { key, at: event.timeStamp };
      const combo = started !== null && event.timeStamp - started.at < comboMs ? `${started.key} ${key}` : null;
      const handler =
        (combo === null ? undefined : current.current[combo]) ?? (combo?.startsWith("g ") === true ? undefined : current.current[key]);
      if (handler === undefined) return;
      event.preventDefault();
      handler();
    };
    // In the capture phase: an open menu closes itself on Escape before the page could see that it was open.
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  }, []);
};
