/** What people and the page do in the fake, and what Meta then tells: the control and the API act through here. */
import { randomBytes } from "node:crypto";
import type { Delivery } from "./delivery.ts";
import type { FakeMedia, FakeMessage, FakePerson, FakeState, FakeThing } from "./model.ts";
import { messageEntry, thingEntry } from "./objects.ts";

export type NewThing = {
  readonly authorId: string;
  readonly text: string;
  /** Absent: a post of its own. */
  readonly postId?: string;
  readonly parentId?: string | undefined;
  readonly media?: readonly FakeMedia[];
  /** Milliseconds; now when absent. */
  readonly at?: number;
};

export type Deeds = ReturnType<typeof createDeeds>;

/** Every deed changes the state first and then emits the entry. */
export const createDeeds = (state: FakeState, { emit }: Pick<Delivery, "emit">) => {
  const tell = (thing: FakeThing, verb: string): void => emit(thingEntry(state, thing, verb));

  /** `page_17` and `17_18` in Facebook, digits alone in Instagram. */
  const idFor = (postId: string | undefined): string => {
    const number = String(500_000_000 + state.nextNumber());
    if (state.network === "instagram") return `179${number}`;
    return postId === undefined ? `${state.accountId}_${number}` : `${postId.split("_").at(-1) ?? ""}_${number}`;
  };

  /** Instagram hangs every reply on the first comment of its thread. */
  const parentFor = (parentId: string | undefined): string | null => {
    if (parentId === undefined) return null;
    return state.network === "instagram" ? (state.things.get(parentId)?.parentId ?? parentId) : parentId;
  };

  return {
    person: (name: string): FakePerson => {
      const number = state.nextNumber();
      const person = { id: String(3_300_000_000_000 + number), name, username: `citizen_${number}`, blocksUs: false, isShutOut: false };
      state.people.set(person.id, person);
      return person;
    },

    media: (file: Pick<FakeMedia, "name" | "mime" | "bytes">): FakeMedia => {
      const media = { ...file, id: String(990_000_000 + state.nextNumber()) };
      state.media.set(media.id, media);
      return media;
    },

    write: ({ at, authorId, media = [], parentId, postId, text }: NewThing): FakeThing => {
      const id = idFor(postId);
      const thing: FakeThing = {
        id,
        kind: postId === undefined ? "post" : "comment",
        authorId,
        text,
        at: at ?? state.now(),
        postId: postId ?? id,
        parentId: parentFor(parentId),
        media,
        isDeleted: false,
        isHidden: false,
        isPrivatelyAnswered: false,
      };
      state.things.set(id, thing);
      tell(thing, "add");
      return thing;
    },

    edit: (thing: FakeThing, text: string): void => {
      thing.text = text;
      tell(thing, "edited");
    },

    remove: (thing: FakeThing): void => {
      thing.isDeleted = true;
      tell(thing, "remove");
    },

    hide: (thing: FakeThing, isHidden: boolean): void => {
      thing.isHidden = isHidden;
      tell(thing, isHidden ? "hide" : "unhide");
    },

    say: ({
      fromId,
      media = [],
      personId,
      text,
    }: Omit<FakeMessage, "mid" | "at" | "media"> & { readonly media?: readonly FakeMedia[] }): FakeMessage => {
      const message = { mid: `m_${randomBytes(12).toString("base64url")}`, personId, fromId, text, at: state.now(), media };
      state.messages.set(message.mid, message);
      emit(messageEntry(state, message));
      return message;
    },
  };
};
