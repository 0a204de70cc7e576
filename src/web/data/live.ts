import type { LiveEvent } from "#http/contract";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { learnServerTime } from "./server-clock.ts";

export type LiveState = { readonly connection: "connecting" | "open" | "lost"; readonly paused: boolean; readonly waiting: number };

let state: LiveState = { connection: "connecting", paused: false, waiting: 0 };
const changed = new Set<string>();
const listeners = new Set<() => void>();

const set = (next: Partial<LiveState>) => {
  state = { ...state, ...next };
  listeners.forEach((listener) => listener());
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whether the desk hears the server, whether the reader paused it, and how many cases changed meanwhile. */
export const useLive = (): LiveState => useSyncExternalStore(subscribe, () => state);

const refreshLists = (client: QueryClient) => {
  void client.invalidateQueries({ queryKey: ["cases"] });
  void client.invalidateQueries({ queryKey: ["search"] });
  void client.invalidateQueries({ queryKey: ["counts"] });
  void client.invalidateQueries({ queryKey: ["alarms"] });
};

/** Stops lists from changing under the reader's eyes, or lets them catch up. */
export const setLivePaused = (client: QueryClient, paused: boolean): void => {
  if (!paused && changed.size > 0) refreshLists(client);
  changed.clear();
  set({ paused, waiting: 0 });
};

// Bursts (thousands of comments under one post) must not become thousands of list requests.
let due: ReturnType<typeof setTimeout> | null = null;
const refreshSoon = (client: QueryClient) => {
  due ??= setTimeout(() => {
    due = null;
    refreshLists(client);
  }, 600);
};

const hear = (client: QueryClient, event: LiveEvent): void => {
  switch (event.kind) {
    case "hello":
      learnServerTime(event.now);
      return;
    case "page":
      void client.invalidateQueries({ queryKey: ["pages"] });
      return;
    case "notice":
      void client.invalidateQueries({ queryKey: ["notices"] });
      return;
    case "presence":
      void client.invalidateQueries({ queryKey: ["presence", event.caseId] });
      return;
    case "rules":
      // Deadlines, the office's year and the act are other now: nothing on the screen may stay as it was.
      void client.invalidateQueries();
      return;
    case "case":
    case "publication": {
      void client.invalidateQueries({ queryKey: ["card", event.caseId] });
      if (!state.paused) return refreshSoon(client);
      changed.add(event.caseId);
      set({ waiting: changed.size });
      return;
    }
  }
};

const graceMs = 4_000;
const againMs = 5_000;

/** Opens the stream and keeps it open: a browser gives up for good when the server answers with an error. Answers how to stop. */
const keepListening = (client: QueryClient): (() => void) => {
  let source: EventSource | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;
  let lost: ReturnType<typeof setTimeout> | undefined;
  let hadGap = false;
  const open = () => {
    const opened = new EventSource("/api/stream");
    source = opened;
    opened.onopen = () => {
      clearTimeout(lost);
      set({ connection: "open" });
      if (hadGap) void client.invalidateQueries();
      hadGap = false;
    };
    opened.onerror = () => {
      // A moment's break (a restart, a proxy) is not worth a word.
      if (!hadGap) lost = setTimeout(() => set({ connection: "lost" }), graceMs);
      hadGap = true;
      if (opened.readyState !== EventSource.CLOSED) return;
      clearTimeout(again);
      again = setTimeout(open, againMs);
    };
    // The parsed boundary: the stream is the server's own, in the shape of the contract.
    opened.onmessage = (message: MessageEvent<string>) => hear(client, JSON.parse(message.data) as LiveEvent);
  };
  open();
  return () => {
    clearTimeout(again);
    clearTimeout(lost);
    source?.close();
  };
};

/** Keeps the live stream open while the desk is; after a gap everything on the screen is asked for again. */
export const useLiveStream = (): void => {
  const client = useQueryClient();
  useEffect(() => keepListening(client), [client]);
};
