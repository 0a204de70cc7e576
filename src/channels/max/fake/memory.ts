/** What the fake keeps between two runs: its people, posts, comments, dialogs and files. The token and subscriptions are given anew. */
import { openKeptFile, type KeptFile } from "../../fake/kept-file.ts";
import type { FakeCounter, FakeMedia, FakeMessage, FakePerson, FakeState } from "./model.ts";

type KeptMedia = Omit<FakeMedia, "bytes"> & { readonly bytes: string };
type KeptMessage = Omit<FakeMessage, "media"> & { readonly media: readonly string[] };

type Memory = { readonly people: readonly FakePerson[]; readonly messages: readonly KeptMessage[]; readonly media: readonly KeptMedia[] };

const keep = (state: FakeState): Memory => ({
  people: [...state.people.values()],
  messages: [...state.messages.values()].map((message) => ({ ...message, media: message.media.map(({ token }) => token) })),
  media: [...state.media.values()].map(({ bytes, ...media }) => ({ ...media, bytes: Buffer.from(bytes).toString("base64") })),
});

/** Ids go on after the largest one that was given: an id never comes back for another thing. */
const passIds = (state: FakeState, counter: FakeCounter, ids: readonly number[]): void => {
  const last = Math.max(0, ...ids);
  while (ids.length > 0 && state.nextId(counter) < last);
};

const recall = (state: FakeState, { media, messages, people }: Memory): void => {
  for (const { bytes, ...file } of media) state.media.set(file.token, { ...file, bytes: Buffer.from(bytes, "base64") });
  for (const person of people) state.people.set(person.id, person);
  for (const message of messages)
    state.messages.set(message.mid, { ...message, media: message.media.flatMap((token) => state.media.get(token) ?? []) });
  passIds(
    state,
    "person",
    people.map(({ id }) => id),
  );
  passIds(
    state,
    "message",
    messages.map(({ seq }) => seq),
  );
  passIds(
    state,
    "media",
    media.map(({ photoId }) => photoId),
  );
};

/** Reads the file into the state, if there is one, and writes it soon after every touch. */
export const openMemory = (file: string, state: FakeState): KeptFile =>
  openKeptFile<Memory>(file, { keep: () => keep(state), recall: (memory) => recall(state, memory) });
