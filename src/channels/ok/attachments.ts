/** OK's attachments of messages and comments → the product's kinds. The two APIs call the same things by the same capitals. */
import type { InboundAttachment } from "#app";
import {
  childAt,
  childrenAt,
  fieldOf,
  isRecord,
  numberAt,
  optionalTextAt,
  problemAt,
  textAt,
  type PayloadNode,
} from "../payload-reader.ts";

type Convert = (body: PayloadNode) => InboundAttachment | null;

type Loose = { readonly [K in keyof InboundAttachment]: InboundAttachment[K] | undefined } & { readonly kind: InboundAttachment["kind"] };

/** `undefined` fields are dropped, so that an attachment carries only what the network told. */
const compact = (loose: Loose): InboundAttachment => ({
  kind: loose.kind,
  ...(loose.externalId === undefined ? {} : { externalId: loose.externalId }),
  ...(loose.url === undefined ? {} : { url: loose.url }),
  ...(loose.name === undefined ? {} : { name: loose.name }),
  ...(loose.size === undefined ? {} : { size: loose.size }),
  ...(loose.expires === undefined ? {} : { expires: loose.expires }),
});

/** Ids of things are digits in a text or a number; other forms are not ids. */
const idOf = (body: PayloadNode): string | undefined => {
  const value = fieldOf(body, "id") ?? fieldOf(body, "photo_id") ?? fieldOf(body, "file_id");
  return typeof value === "string" || (typeof value === "number" && Number.isSafeInteger(value)) ? String(value) || undefined : undefined;
};

/** `pic640x480` → its area; `pic_max` is larger than all with numbers. */
const areaOf = (name: string): number => {
  if (name === "pic_max") return Number.MAX_SAFE_INTEGER;
  const sides = /^pic(\d{1,5})x(\d{1,5})$/u.exec(name);
  return sides === null ? 0 : Number(sides[1]) * Number(sides[2]);
};

/** The address of a photo: its own, or the largest of its sizes. */
export const photoAddress = (fields: Readonly<Record<string, unknown>>): string | undefined => {
  const own = fields["url"];
  if (typeof own === "string" && own !== "") return own;
  const sizes = Object.entries(fields)
    .filter((entry): entry is [string, string] => areaOf(entry[0]) > 0 && typeof entry[1] === "string" && entry[1] !== "")
    .toSorted(([one], [other]) => areaOf(other) - areaOf(one));
  return sizes[0]?.[1];
};

/** OK's links to media carry a key and die after a while. */
const media =
  (kind: InboundAttachment["kind"]): Convert =>
  (body) =>
    compact({
      kind,
      externalId: idOf(body),
      url: photoAddress(body.fields),
      name: optionalTextAt(body, "fileName") ?? optionalTextAt(body, "title") ?? optionalTextAt(body, "name"),
      size: numberAt(body, "fileSize") ?? numberAt(body, "size"),
      expires: true,
    });

const share: Convert = (body) => compact({ kind: "link", url: optionalTextAt(body, "url"), name: optionalTextAt(body, "title") });

const named =
  (name: string): Convert =>
  (body) =>
    compact({ kind: "link", url: optionalTextAt(body, "url"), name: optionalTextAt(body, "name") ?? name });

const place: Convert = (body) => {
  const latitude = numberAt(body, "latitude");
  const longitude = numberAt(body, "longitude");
  if (latitude === undefined || longitude === undefined) return compact({ kind: "geo", name: optionalTextAt(body, "title") });
  const point = `${latitude},${longitude}`;
  return compact({ kind: "geo", externalId: point, url: `geo:${point}`, name: optionalTextAt(body, "title") ?? point });
};

const nothing: Convert = () => null;

const CONVERTERS: Readonly<Record<string, Convert>> = {
  IMAGE: media("photo"),
  PHOTO: media("photo"),
  VIDEO: media("video"),
  MOVIE: media("video"),
  AUDIO: media("voice"),
  MUSIC: media("audio"),
  FILE: media("doc"),
  STICKER: media("sticker"),
  PRESENT: media("sticker"),
  SHARE: share,
  LINK: share,
  TOPIC: share,
  POLL: named("POLL"),
  CONTACT: named("CONTACT"),
  LOCATION: place,
  // Keys under a bot's message and traces of calls are nobody's attachment.
  INLINE_KEYBOARD: nothing,
  CALL: nothing,
};

/** An unknown kind stays visible as a link without an address, and is a problem. */
const attachment = (entry: PayloadNode): InboundAttachment | null => {
  const type = textAt(entry, "type").toUpperCase();
  if (type === "") {
    entry.problems.push(problemAt("attachment.untyped", entry.path, "Вложение без вида.", "An attachment without a type."));
    return null;
  }
  const body = (isRecord(fieldOf(entry, "payload")) ? childAt(entry, "payload") : undefined) ?? entry;
  const convert = Object.hasOwn(CONVERTERS, type) ? CONVERTERS[type] : undefined;
  if (convert !== undefined) return convert(body);
  entry.problems.push(
    problemAt("attachment.unknown", entry.path, `Неизвестный вид вложения «${type}».`, `An attachment of an unknown kind "${type}".`),
  );
  return compact({ kind: "link", name: type, url: optionalTextAt(body, "url") });
};

/** All that is attached to a message or a comment. */
export const attachmentsOf = (node: PayloadNode): readonly InboundAttachment[] =>
  childrenAt(node, "attachments").flatMap((entry) => attachment(entry) ?? []);
