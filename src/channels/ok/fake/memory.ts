/** What the fake keeps between two runs: its people, topics, chats and files. Addresses and keys are given anew each time. */
import { openKeptFile, type KeptFile } from "../../fake/kept-file.ts";
import type { Counter, FakeComment, FakeMedia, FakeMessage, FakePerson, FakeState, FakeTopic } from "./model.ts";

type WithMedia = { readonly media: readonly FakeMedia[] };
type Kept<T extends WithMedia> = Omit<T, "media"> & { readonly media: readonly string[] };
type KeptMedia = Omit<FakeMedia, "bytes"> & { readonly bytes: string };

type Memory = {
  readonly people: readonly FakePerson[];
  readonly topics: readonly Kept<FakeTopic>[];
  readonly comments: readonly Kept<FakeComment>[];
  readonly messages: readonly Kept<FakeMessage>[];
  readonly media: readonly KeptMedia[];
  readonly counters: Readonly<Record<Counter, number>>;
};

const keep = (state: FakeState): Memory => {
  const named = <T extends WithMedia>(thing: T): Kept<T> => ({ ...thing, media: thing.media.map(({ id }) => id) });
  return {
    people: [...state.people.values()],
    topics: [...state.topics.values()].map(named),
    comments: [...state.comments.values()].map(named),
    messages: [...state.messages.values()].map(named),
    media: [...state.media.values()].map(({ bytes, ...media }) => ({ ...media, bytes: Buffer.from(bytes).toString("base64") })),
    counters: state.counters,
  };
};

const recall = (state: FakeState, memory: Memory): void => {
  for (const { bytes, ...media } of memory.media) state.media.set(media.id, { ...media, bytes: Buffer.from(bytes, "base64") });
  const whole = <T extends { readonly media: readonly string[] }>(thing: T) => ({
    ...thing,
    media: thing.media.flatMap((id) => state.media.get(id) ?? []),
  });
  for (const person of memory.people) state.people.set(person.id, person);
  for (const topic of memory.topics) state.topics.set(topic.id, whole(topic));
  for (const comment of memory.comments) state.comments.set(comment.id, whole(comment));
  for (const message of memory.messages) state.messages.set(message.mid, whole(message));
  // Numbers go on after the largest one that was given: an id never comes back for another thing.
  Object.assign(state.counters, memory.counters);
};

/** Reads the file into the state, if there is one, and writes it soon after every touch. */
export const openMemory = (file: string, state: FakeState): KeptFile =>
  openKeptFile<Memory>(file, { keep: () => keep(state), recall: (memory) => recall(state, memory) });
