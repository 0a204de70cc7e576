/** What the fake keeps between two runs: its people, messages and files. Addresses and keys are given anew each time. */
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { messageKey, type FakeFile, type FakeMessage, type FakePerson, type FakeState } from "./model.ts";

type Memory = {
  readonly people: readonly FakePerson[];
  readonly messages: readonly (Omit<FakeMessage, "file"> & { readonly file: string | null })[];
  readonly files: readonly (Omit<FakeFile, "bytes"> & { readonly bytes: string })[];
};

const keep = (state: FakeState): Memory => ({
  people: [...state.people.values()],
  messages: [...state.messages.values()].map((message) => ({ ...message, file: message.file?.id ?? null })),
  files: [...state.files.values()].map((file) => ({ ...file, bytes: Buffer.from(file.bytes).toString("base64") })),
});

type Counter = Parameters<FakeState["nextId"]>[0];

/** Ids go on after the largest one that was given: an id never comes back for another thing. */
const passIds = (state: FakeState, counter: Counter, ids: readonly number[]): void => {
  const last = Math.max(0, ...ids);
  while (ids.length > 0 && state.nextId(counter) < last);
};

const recall = (state: FakeState, memory: Memory): void => {
  for (const { bytes, ...file } of memory.files) state.files.set(file.id, { ...file, bytes: Buffer.from(bytes, "base64") });
  for (const person of memory.people) state.people.set(person.id, person);
  for (const message of memory.messages) {
    const file = message.file === null ? null : (state.files.get(message.file) ?? null);
    state.messages.set(messageKey(message.chatId, message.id), { ...message, file });
  }
  const idsIn = (isHere: (chatId: number) => boolean): readonly number[] =>
    memory.messages.filter(({ chatId }) => isHere(chatId)).map(({ id }) => id);
  passIds(
    state,
    "channel",
    idsIn((chatId) => chatId === state.channel.id),
  );
  passIds(
    state,
    "group",
    idsIn((chatId) => chatId === state.group.id),
  );
  passIds(
    state,
    "private",
    idsIn((chatId) => chatId > 0),
  );
  passIds(
    state,
    "person",
    memory.people.map(({ id }) => id),
  );
  passIds(
    state,
    "album",
    memory.messages.flatMap(({ mediaGroupId }) => (mediaGroupId === null ? [] : [Number(mediaGroupId)])),
  );
  passIds(
    state,
    "file",
    memory.files.map(({ id }) => Number(/\d+$/u.exec(id)?.[0] ?? 0)),
  );
};

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
    writeFileSync(`${file}.new`, JSON.stringify(keep(state)));
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
