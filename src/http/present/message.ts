import type { CardView } from "#app";
import type { Message } from "../contract/index.ts";

type MessagePart = CardView["parts"]["messages"][number];

const authorOf = ({ author }: MessagePart): Message["author"] =>
  author === null
    ? null
    : { authorId: author.authorId, name: author.name ?? null, profileUrl: author.profileUrl ?? null, kind: author.kind };

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
  attachments: part.attachments.map(({ kind, url, name }) => ({ kind, url: url ?? null, name: name ?? null })),
  opening: part.messageId === view.state.messageId,
});
