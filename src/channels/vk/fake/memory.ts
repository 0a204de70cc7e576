/** What the fake keeps between two runs: its people, wall, dialogs and files. Addresses and keys are given anew each time. */
import { openKeptFile, type KeptFile } from "../../fake/kept-file.ts";
import type { FakeComment, FakeMedia, FakeMessage, FakePerson, FakePost, FakeState } from "./model.ts";

type KeptMedia = Omit<FakeMedia, "bytes"> & { readonly bytes: string };
type WithMedia = { readonly media: readonly FakeMedia[] };
type Kept<T extends WithMedia> = Omit<T, "media"> & { readonly media: readonly string[] };

type Memory = {
  readonly people: readonly FakePerson[];
  readonly posts: readonly Kept<FakePost>[];
  readonly comments: readonly Kept<FakeComment>[];
  readonly messages: readonly Kept<FakeMessage>[];
  readonly media: readonly (readonly [string, KeptMedia])[];
  readonly commentByGuid: readonly (readonly [string, number])[];
  readonly messageByRandomId: readonly (readonly [string, number])[];
};

const keep = (state: FakeState): Memory => {
  const keys = new Map([...state.media].map(([key, media]) => [media, key]));
  const named = <T extends WithMedia>(thing: T): Kept<T> => ({ ...thing, media: thing.media.flatMap((media) => keys.get(media) ?? []) });
  return {
    people: [...state.people.values()],
    posts: [...state.posts.values()].map(named),
    comments: [...state.comments.values()].map(named),
    messages: [...state.messages.values()].map(named),
    media: [...state.media].map(([key, { bytes, ...media }]) => [key, { ...media, bytes: Buffer.from(bytes).toString("base64") }]),
    commentByGuid: [...state.commentByGuid],
    messageByRandomId: [...state.messageByRandomId],
  };
};

type Counter = Parameters<FakeState["nextId"]>[0];

/** Ids go on after the largest one that was given: an id never comes back for another thing. */
const passIds = (state: FakeState, counter: Counter, ids: readonly number[]): void => {
  const last = Math.max(0, ...ids);
  while (ids.length > 0 && state.nextId(counter) < last);
};

const recall = (state: FakeState, memory: Memory): void => {
  const media = new Map(memory.media.map(([key, { bytes, ...rest }]) => [key, { ...rest, bytes: Buffer.from(bytes, "base64") }]));
  const whole = <T extends { readonly media: readonly string[] }>(thing: T) => ({
    ...thing,
    media: thing.media.flatMap((key) => media.get(key) ?? []),
  });
  for (const [key, file] of media) state.media.set(key, file);
  for (const person of memory.people) state.people.set(person.id, person);
  for (const post of memory.posts) state.posts.set(post.id, whole(post));
  for (const comment of memory.comments) state.comments.set(comment.id, whole(comment));
  for (const message of memory.messages) state.messages.set(message.id, whole(message));
  for (const [guid, id] of memory.commentByGuid) state.commentByGuid.set(guid, id);
  for (const [randomId, id] of memory.messageByRandomId) state.messageByRandomId.set(randomId, id);
  passIds(
    state,
    "person",
    memory.people.map(({ id }) => id),
  );
  passIds(
    state,
    "wall",
    [...memory.posts, ...memory.comments].map(({ id }) => id),
  );
  passIds(
    state,
    "message",
    memory.messages.map(({ id }) => id),
  );
  passIds(
    state,
    "media",
    [...media.values()].map(({ id }) => id),
  );
};

/** Reads the file into the state, if there is one, and writes it soon after every touch. */
export const openMemory = (file: string, state: FakeState): KeptFile =>
  openKeptFile<Memory>(file, { keep: () => keep(state), recall: (memory) => recall(state, memory) });
