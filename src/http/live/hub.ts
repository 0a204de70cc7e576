import { extentOf, may, type App, type Change, type Principal } from "#app";
import type { TenantId } from "#case";
import type { LiveEvent } from "../contract/index.ts";
import { asCaseId } from "../edge/ids.ts";

/** One open stream: who listens, and how a line reaches them. */
type Listener = { readonly principal: Principal; readonly send: (event: LiveEvent) => void };

type CaseEvent = Extract<LiveEvent, { readonly kind: "presence" }>;

export type Hub = {
  readonly join: (listener: Listener) => () => void;
  /** Tells what happens at a card within this process to those who may see the case. */
  readonly tellCase: (tenantId: TenantId, event: CaseEvent) => void;
  readonly size: () => number;
  readonly close: () => void;
};

type Room = { readonly listeners: Set<Listener>; readonly leave: () => void };

const eventOf = (change: Change): LiveEvent | null => {
  switch (change.kind) {
    case "case":
      return { kind: "case", caseId: change.caseId, version: change.version };
    case "publication":
      return { kind: "publication", caseId: change.caseId };
    case "page":
      return { kind: "page", pageId: change.pageId };
    case "notice":
      return { kind: "notice" };
    case "rules":
      return { kind: "rules" };
    case "inbox":
      return null;
  }
};

/** A unit hears of its own cases only (2.6), the administrator of pages only; who hears what is asked once for all who see alike. */
const sightOf = ({ person }: Principal): string => (person.role === "unit" ? `unit ${person.unitId ?? ""}` : person.role);

const alike = (listeners: ReadonlySet<Listener>): ReadonlyMap<string, readonly Listener[]> => {
  const groups = new Map<string, Listener[]>();
  for (const listener of listeners) groups.set(sightOf(listener.principal), [...(groups.get(sightOf(listener.principal)) ?? []), listener]);
  return groups;
};

const mayHear = async (app: App, principal: Principal, change: Change): Promise<boolean> => {
  const { person } = principal;
  switch (change.kind) {
    case "inbox":
    case "notice":
      return false;
    case "rules":
      return true;
    case "page":
      return may(person, "page", "read");
    case "case":
    case "publication":
      if (extentOf(person, "case", "read") === "none") return false;
      return extentOf(person, "case", "read") === "all" || (await app.card(principal, change.caseId)) !== null;
  }
};

const tell = async (app: App, listeners: ReadonlySet<Listener>, change: Change): Promise<void> => {
  const event = eventOf(change);
  if (event === null) return;
  if (change.kind === "notice") {
    for (const { principal, send } of listeners) if (principal.person.personId === change.personId) send(event);
    return;
  }
  for (const group of alike(listeners).values()) {
    const [first] = group;
    if (first !== undefined && (await mayHear(app, first.principal, change))) for (const listener of group) listener.send(event);
  }
};

/** The same for what is no change of the database: who is at a card. */
const tellCase = async (app: App, listeners: ReadonlySet<Listener>, event: CaseEvent): Promise<void> => {
  for (const group of alike(listeners).values()) {
    const [first] = group;
    if (first !== undefined && (await app.seesCase(first.principal, asCaseId(event.caseId))))
      for (const listener of group) listener.send(event);
  }
};

const keyOf = (change: Change): string => {
  switch (change.kind) {
    case "case":
      return `case ${change.caseId}`;
    case "publication":
      return `publication ${change.caseId}`;
    case "page":
      return `page ${change.pageId}`;
    case "notice":
      return `notice ${change.personId}`;
    case "rules":
      return "rules";
    case "inbox":
      return "inbox";
  }
};

/** Takes changes as they come and hands them on one by one; of a burst about one case only the newest is told. */
const teller = (work: (change: Change) => Promise<void>, onError: (error: unknown) => void): ((change: Change) => void) => {
  const waiting = new Map<string, Change>();
  let busy = false;
  const drain = async (): Promise<void> => {
    busy = true;
    for (const [key, change] of waiting) {
      waiting.delete(key);
      await work(change).catch(onError);
    }
    busy = false;
  };
  return (change) => {
    waiting.delete(keyOf(change));
    waiting.set(keyOf(change), change);
    if (!busy) void drain();
  };
};

/** One subscription to the app for each municipality, however many windows are open. */
export const createHub = (app: App, onError: (error: unknown) => void): Hub => {
  const rooms = new Map<TenantId, Room>();
  const open = (tenantId: TenantId): Room => {
    const listeners = new Set<Listener>();
    const leave = app.subscribe(
      tenantId,
      teller((change) => tell(app, listeners, change), onError),
    );
    const room = { listeners, leave };
    rooms.set(tenantId, room);
    return room;
  };
  return {
    join: (listener) => {
      const { tenantId } = listener.principal;
      const room = rooms.get(tenantId) ?? open(tenantId);
      room.listeners.add(listener);
      return () => {
        room.listeners.delete(listener);
        if (room.listeners.size > 0 || rooms.get(tenantId) !== room) return;
        rooms.delete(tenantId);
        room.leave();
      };
    },
    tellCase: (tenantId, event) => {
      const room = rooms.get(tenantId);
      if (room !== undefined) void tellCase(app, room.listeners, event).catch(onError);
    },
    size: () => [...rooms.values()].reduce((sum, room) => sum + room.listeners.size, 0),
    close: () => {
      for (const room of rooms.values()) room.leave();
      rooms.clear();
    },
  };
};
