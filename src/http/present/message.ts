import { attachmentKey, type CardView } from "#app";
import type { Message } from "../contract/index.ts";
import { presentFile } from "./file.ts";

type MessagePart = CardView["parts"]["messages"][number];

const authorOf = ({ author }: MessagePart): Message["author"] =>
  author === null
    ? null
    : { authorId: author.authorId, name: author.name ?? null, profileUrl: author.profileUrl ?? null, kind: author.kind };

type Attached = MessagePart["attachments"][number];

/** Where a citizen's file may be looked at in the network itself: what is kept here is never asked for there. */
const outside = new Set(["video", "link", "geo"]);

const presentAttachment = (attachment: Attached, part: MessagePart, { parts }: CardView): Message["attachments"][number] => {
  const { kind, name, url } = attachment;
  const key = attachmentKey(attachment);
  const row = parts.attachments?.find((one) => one.messageId === part.messageId && one.key === key);
  const named = { kind, name: name ?? null };
  if (row === undefined) return { ...named, url: url ?? null };
  const file = parts.files.find(({ fileId }) => fileId === row.fileId);
  return {
    ...named,
    url: outside.has(kind) ? (url ?? null) : null,
    state: row.status,
    file: file === undefined ? null : presentFile(file),
    preview: row.previewId === null ? null : `/api/files/${row.previewId}`,
    reason: row.reason,
  };
};

/** A citizen's message with its older texts; a text that was erased shows as empty. */
export const presentMessage = (part: MessagePart, view: CardView): Message => ({
  messageId: part.messageId,
  kind: part.kind,
  author: authorOf(part),
  text: view.parts.texts.get(part.text.textId) ?? "",
  occurredAt: part.occurredAt,
  arrivedAt: part.arrivedAt,
  permalink: part.permalink,
  removedAt: part.removedAt,
  versions: part.versions
    .filter((version) => version.text.textId !== part.text.textId)
    .map((version) => ({ text: view.parts.texts.get(version.text.textId) ?? "", at: version.at })),
  attachments: part.attachments.map((attachment) => presentAttachment(attachment, part, view)),
  opening: part.messageId === view.state.messageId,
});
