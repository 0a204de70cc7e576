/** Everything that a card shows, read in one transaction. */
import type { CaseEvent, CaseId, FileId, PersonId, RecordedEvent, TextId } from "#case";
import type { CaseParts } from "#app";
import { loadCase } from "../log/events.ts";
import { readFiles } from "../log/files.ts";
import { readTexts } from "../log/texts.ts";
import type { Scope } from "../scope.ts";
import { readAuthors } from "../talk/authors.ts";
import { messagesOf, versionsOf } from "../talk/messages.ts";
import { readPost } from "../talk/posts.ts";
import { publicationsOf } from "../talk/publications.ts";
import { readPage } from "../town/pages.ts";
import { readNames } from "../town/people.ts";
import { attachmentsOf } from "../attachments/attachments.ts";
import { readProjection } from "./projection.ts";

type Seen = { readonly texts: Set<TextId>; readonly files: Set<FileId> };

/** Collects the references anywhere inside an event: whatever event type comes later, its texts and files are found. */
const collect = (value: unknown, seen: Seen): void => {
  if (value === null || typeof value !== "object") return;
  if ("textId" in value && typeof value.textId === "string") seen.texts.add(value.textId as TextId);
  if ("fileId" in value && typeof value.fileId === "string") seen.files.add(value.fileId as FileId);
  for (const item of Object.values(value)) collect(item, seen);
};

const peopleOf = (events: readonly RecordedEvent[]): readonly PersonId[] => [
  ...new Set(
    events.flatMap(({ actor, event }) => [
      ...(actor.kind === "person" ? [actor.personId] : []),
      ...(event.type === "resolved" && event.onPaper !== undefined ? [event.onPaper.enteredBy] : []),
    ]),
  ),
];

const refsOf = (events: readonly CaseEvent[], others: readonly unknown[]): Seen => {
  const seen: Seen = { texts: new Set(), files: new Set() };
  for (const value of [...events, ...others]) collect(value, seen);
  return seen;
};

/** The parts of a card, or null when this tenant has no such case. */
export const caseParts = async (scope: Scope, caseId: CaseId): Promise<CaseParts | null> => {
  const events = await loadCase(scope, caseId);
  const projection = await readProjection(scope, caseId);
  if (!projection || events.length === 0) return null;
  const messages = await messagesOf(scope, caseId);
  const versions = await versionsOf(
    scope,
    messages.map(({ messageId }) => messageId),
  );
  const authors = await readAuthors(
    scope,
    messages.flatMap(({ authorId }) => (authorId === null ? [] : [authorId])),
  );
  const publications = await publicationsOf(scope, caseId);
  const attachments = await attachmentsOf(
    scope,
    messages.map(({ messageId }) => messageId),
  );
  const refs = refsOf(
    events.map(({ event }) => event),
    [messages, publications, [...versions.values()], attachments.map(({ fileId, previewId }) => [{ fileId }, { fileId: previewId }])],
  );
  const publicPostId = messages.find(({ messageId }) => messageId === projection.messageId)?.thread.publicPostId;
  return {
    events,
    projection,
    messages: messages.map((message) => ({
      ...message,
      author: message.authorId === null ? null : (authors.get(message.authorId) ?? null),
      versions: versions.get(message.messageId) ?? [],
    })),
    texts: await readTexts(scope, [...refs.texts]),
    files: await readFiles(scope, [...refs.files]),
    publications,
    attachments,
    page: projection.pageId === null ? null : await readPage(scope, projection.pageId),
    post: projection.pageId !== null && publicPostId !== undefined ? await readPost(scope, projection.pageId, publicPostId) : null,
    people: await readNames(scope, peopleOf(events)),
  };
};
