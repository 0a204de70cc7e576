/**
 * A direct reply as the messages that carry it: MAX takes many pictures beside a text, but a document must be the only attachment of
 * its message. So a reply with a text, pictures and two documents is three messages, and a repeat sends only those that are missing.
 */
import type { OutboundFile, OutboundReply } from "#app";
import { sameWords, type StandingMessage } from "./own-words.ts";
import { uploadKindOf } from "./uploads.ts";

export type DirectPart = { readonly text: string; readonly files: readonly OutboundFile[] };

/** The parts in order; the first has the words. */
export const partsOf = ({ files, text }: OutboundReply): readonly DirectPart[] => {
  const shown = files.filter((file) => uploadKindOf(file) !== "file");
  const documents = files.filter((file) => uploadKindOf(file) === "file");
  if (shown.length > 0) return [{ text, files: shown }, ...documents.map((file) => ({ text: "", files: [file] }))];
  return [{ text, files: documents.slice(0, 1) }, ...documents.slice(1).map((file) => ({ text: "", files: [file] }))];
};

/** For each part the message in which it already stands, or null; a message counts once. `since`: nothing older can be it. */
export const standingParts = (
  parts: readonly DirectPart[],
  messages: readonly StandingMessage[],
  since: number,
): readonly (StandingMessage | null)[] => {
  const left = messages.filter(({ at, isOurs }) => isOurs && at >= since);
  return parts.map((part) => {
    const index = left.findIndex((message) => isPart(message, part));
    return index === -1 ? null : (left.splice(index, 1)[0] ?? null);
  });
};

const isPart = (message: StandingMessage, part: DirectPart): boolean => {
  if (!sameWords(message.text, part.text) || message.attachments.length !== part.files.length) return false;
  const [document] = part.files;
  if (document === undefined || uploadKindOf(document) !== "file") return true;
  const [attached] = message.attachments;
  return attached?.type === "file" && (attached.name === undefined || attached.name === document.name);
};
