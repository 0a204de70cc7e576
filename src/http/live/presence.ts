import type { CaseId, PersonId, TenantId } from "#case";

/** Who says so, and about which card. */
type PresentPlace = { readonly tenantId: TenantId; readonly caseId: CaseId };
type PresentState = "looking" | "writing" | "left";
type Present = { readonly personId: PersonId; readonly name: string; readonly writing: boolean };

type PresenceBook = {
  /** Keeps what a person's window says; true where others see something new. */
  readonly say: (place: PresentPlace, person: Pick<Present, "personId" | "name">, said: { state: PresentState; now: number }) => boolean;
  /** Everybody at the card now but for this person, by name. */
  readonly others: (place: PresentPlace, personId: PersonId, now: number) => readonly Present[];
  /** Forgets who has not been heard of; answers the cards whose picture changed. */
  readonly sweep: (now: number) => readonly PresentPlace[];
};

/** A window that is gone says nothing: its person is forgotten after this long. */
const livesMs = 30_000;

type Seen = Present & { readonly until: number };
type Room = { readonly place: PresentPlace; readonly seen: Map<PersonId, Seen> };

/** Who is at which card, in memory alone: after a restart the windows say it again within seconds. */
export const createPresence = (): PresenceBook => {
  const rooms = new Map<string, Room>();
  const keyOf = ({ tenantId, caseId }: PresentPlace): string => `${tenantId} ${caseId}`;
  const isThere = (seen: Seen | undefined, now: number): seen is Seen =>
    // A clock that was set back must keep nobody at a card for hours.
    seen !== undefined && seen.until > now && seen.until <= now + livesMs;
  return {
    say: (place, { personId, name }, { state, now }) => {
      const room = rooms.get(keyOf(place)) ?? { place, seen: new Map<PersonId, Seen>() };
      const former = room.seen.get(personId);
      const was = isThere(former, now) ? former : null;
      if (state === "left") {
        room.seen.delete(personId);
        if (room.seen.size === 0) rooms.delete(keyOf(place));
        return was !== null;
      }
      const writing = state === "writing";
      rooms.set(keyOf(place), room);
      room.seen.set(personId, { personId, name, writing, until: now + livesMs });
      return was === null || was.writing !== writing;
    },
    others: (place, personId, now) =>
      [...(rooms.get(keyOf(place))?.seen.values() ?? [])]
        .filter((seen) => seen.personId !== personId && isThere(seen, now))
        .map(({ personId: id, name, writing }) => ({ personId: id, name, writing }))
        .toSorted((a, b) => a.name.localeCompare(b.name, "ru")),
    sweep: (now) => {
      const changed: PresentPlace[] = [];
      for (const [key, { place, seen }] of rooms) {
        const gone = [...seen.values()].filter((one) => !isThere(one, now));
        for (const { personId } of gone) seen.delete(personId);
        if (gone.length > 0) changed.push(place);
        if (seen.size === 0) rooms.delete(key);
      }
      return changed;
    },
  };
};
