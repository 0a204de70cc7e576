import type { DraftSave } from "#http/contract";
import { useCallback, useEffect, useRef, useState } from "react";
import { ask, send } from "./ask.ts";
import { tellTyping } from "./typing.ts";

type SaveState =
  | { readonly kind: "none" }
  | { readonly kind: "saving" }
  | { readonly kind: "saved"; readonly at: number }
  | { readonly kind: "local" };
type Local = { readonly text: string; readonly at: number };

/** The field that holds files and no words. */
export const filesField = "files";

const localKey = (caseId: string, field: string) => `otklik.draft.${caseId}.${field}`;

const readLocal = (key: string): Local | null => {
  const [at, ...text] = (localStorage.getItem(key) ?? "").split("\n");
  return at === undefined || at === "" ? null : { at: Number(at), text: text.join("\n") };
};

const savePath = (caseId: string, field: string) => `/api/cases/${encodeURIComponent(caseId)}/saves/${encodeURIComponent(field)}`;

export type SavedField = {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly state: SaveState;
  /** True once words from an earlier sitting were put back. */
  readonly restored: boolean;
  readonly clear: () => void;
};

/**
 * A field whose words survive a reload, a lost session and another device: kept here at once, on the server a second later.
 * The newer of the two wins when the field opens; `initial` stands when neither exists.
 */
export const useSavedField = (caseId: string, field: string, initial = ""): SavedField => {
  const key = localKey(caseId, field);
  const [text, setTextState] = useState(() => readLocal(key)?.text ?? initial);
  const [state, setState] = useState<SaveState>({ kind: "none" });
  const [restored, setRestored] = useState(() => (readLocal(key)?.text ?? "") !== "");
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const touched = useRef(false);

  useEffect(() => {
    let stale = false;
    void ask<DraftSave | null>(savePath(caseId, field)).then(
      (saved) => {
        if (stale || touched.current || saved === null || saved.text === "" || saved.at <= (readLocal(key)?.at ?? 0)) return;
        setTextState(saved.text);
        setRestored(true);
        setState({ kind: "saved", at: saved.at });
      },
      () => undefined,
    );
    return () => {
      stale = true;
      clearTimeout(timer.current);
    };
  }, [caseId, field, key]);

  const push = useCallback(
    (words: string) => {
      setState({ kind: "saving" });
      send<DraftSave | null>("PUT", savePath(caseId, field), { text: words }).then(
        (saved) => setState(saved === null ? { kind: "none" } : { kind: "saved", at: saved.at }),
        () => setState({ kind: "local" }),
      );
    },
    [caseId, field],
  );

  const setText = (words: string) => {
    touched.current = true;
    tellTyping(caseId);
    setTextState(words);
    localStorage.setItem(key, `${Date.now()}\n${words}`);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => push(words), 1_000);
  };

  const clear = () => {
    clearTimeout(timer.current);
    localStorage.removeItem(key);
    setTextState("");
    setRestored(false);
    setState({ kind: "none" });
    send("PUT", savePath(caseId, field), { text: "" }).catch(() => undefined);
  };

  return { text, setText, state, restored, clear };
};

/** Words of this case that are kept on this device and were never sent, newest first. */
export const unsentWords = (caseId: string): readonly string[] => {
  const prefix = localKey(caseId, "");
  const keys = Array.from({ length: localStorage.length }, (_, place) => localStorage.key(place) ?? "").filter(
    (key) => key.startsWith(prefix) && key !== localKey(caseId, filesField),
  );
  const kept = keys.map(readLocal).filter((local) => local !== null && local.text.trim() !== "");
  return kept.sort((a, b) => (b?.at ?? 0) - (a?.at ?? 0)).map((local) => local?.text ?? "");
};
