/** What the fake keeps between two runs: its people, topics, chats and files. Addresses and keys are given anew each time. */
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
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

const COUNTERS: readonly Counter[] = ["person", "topic", "comment", "message", "media"];

const keep = (state: FakeState, counters: Memory["counters"]): Memory => {
  const named = <T extends WithMedia>(thing: T): Kept<T> => ({ ...thing, media: thing.media.map(({ id }) => id) });
  return {
    people: [...state.people.values()],
    topics: [...state.topics.values()].map(named),
    comments: [...state.comments.values()].map(named),
    messages: [...state.messages.values()].map(named),
    media: [...state.media.values()].map(({ bytes, ...media }) => ({ ...media, bytes: Buffer.from(bytes).toString("base64") })),
    counters,
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
  for (const counter of COUNTERS) while (state.nextNumber(counter) < memory.counters[counter]);
};

/** One more number of each counter is used up: what is kept is at least the largest that was given. */
const countersOf = (state: FakeState): Memory["counters"] => ({
  person: state.nextNumber("person"),
  topic: state.nextNumber("topic"),
  comment: state.nextNumber("comment"),
  message: state.nextNumber("message"),
  media: state.nextNumber("media"),
});

export type FakeMemory = { readonly recalled: boolean; readonly touch: () => void; readonly close: () => void };

const writeAfterMs = 200;

/** Reads the file into the state, if there is one, and writes it soon after every touch, whole or not at all. */
export const openMemory = (file: string, state: FakeState): FakeMemory => {
  const recalled = existsSync(file);
  // The file is our own: written by `write` below, on this machine.
  if (recalled) recall(state, JSON.parse(readFileSync(file, "utf8")) as Memory);
  let timer: NodeJS.Timeout | undefined;
  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    writeFileSync(`${file}.new`, JSON.stringify(keep(state, countersOf(state))));
    renameSync(`${file}.new`, file);
  };
  return {
    recalled,
    touch: () => {
      timer ??= setTimeout(write, writeAfterMs);
    },
    close: write,
  };
};
