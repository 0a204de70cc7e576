/** MAX's attachments of every kind → the product's eight kinds. */
import type { InboundAttachment } from "#app";
import { childAt, childrenAt, fieldOf, idAt, numberAt, optionalTextAt, problemAt, textAt, type PayloadNode } from "../payload-reader.ts";

/** `undefined` fields are dropped, so that an attachment carries only what the network told. */
type Loose = { readonly [K in keyof InboundAttachment]: InboundAttachment[K] | undefined } & { readonly kind: InboundAttachment["kind"] };

const compact = (loose: Loose): InboundAttachment => ({
  kind: loose.kind,
  ...(loose.externalId === undefined ? {} : { externalId: loose.externalId }),
  ...(loose.url === undefined ? {} : { url: loose.url }),
  ...(loose.name === undefined ? {} : { name: loose.name }),
  ...(loose.size === undefined ? {} : { size: loose.size }),
  ...(loose.expires === undefined ? {} : { expires: loose.expires }),
});

/** `entry` is the attachment itself, `payload` its inner object. */
type Convert = (entry: PayloadNode, payload: PayloadNode) => InboundAttachment;

/** Media are named by their token: with it MAX gives a fresh address. Its links carry a signature and die after a while. */
const media =
  (kind: "photo" | "video" | "voice"): Convert =>
  (entry, payload) =>
    compact({
      kind,
      externalId: optionalTextAt(payload, "token") ?? idAt(payload, "photo_id"),
      url: optionalTextAt(payload, "url"),
      name: kind === "voice" ? optionalTextAt(entry, "transcription") : undefined,
      expires: true,
    });

const file: Convert = (entry, payload) =>
  compact({
    kind: "doc",
    externalId: optionalTextAt(payload, "token"),
    url: optionalTextAt(payload, "url"),
    name: optionalTextAt(entry, "filename"),
    size: numberAt(entry, "size"),
    expires: true,
  });

const contact: Convert = (_entry, payload) => {
  const person = childAt(payload, "max_info");
  const named =
    person === undefined
      ? undefined
      : [optionalTextAt(person, "first_name"), optionalTextAt(person, "last_name")].filter((part) => part !== undefined).join(" ");
  // A card in vCard form; the line FN holds the whole name.
  const card = /^FN[^:\r\n]*:(?<name>.+)$/mu.exec(textAt(payload, "vcf_info"))?.groups?.["name"]?.trim();
  return compact({ kind: "link", name: named || card || undefined });
};

const location: Convert = (entry) => {
  const latitude = numberAt(entry, "latitude");
  const longitude = numberAt(entry, "longitude");
  const point = latitude === undefined || longitude === undefined ? undefined : `${latitude},${longitude}`;
  return compact({ kind: "geo", externalId: point, url: point === undefined ? undefined : `geo:${point}`, name: point });
};

const CONVERTERS: Readonly<Record<string, Convert>> = {
  image: media("photo"),
  video: media("video"),
  audio: media("voice"),
  file,
  sticker: (_entry, payload) =>
    compact({ kind: "sticker", externalId: optionalTextAt(payload, "code"), url: optionalTextAt(payload, "url") }),
  share: (entry, payload) => compact({ kind: "link", url: optionalTextAt(payload, "url"), name: optionalTextAt(entry, "title") }),
  contact,
  location,
};

/** Buttons are no part of what a person says. */
const BUTTONS = new Set(["inline_keyboard", "reply_keyboard", "data"]);

/** One entry of `attachments`; an unknown kind stays visible as a link without an address, and is a problem. */
const attachment = (entry: PayloadNode): InboundAttachment | null => {
  const type = textAt(entry, "type");
  if (BUTTONS.has(type)) return null;
  if (type === "") {
    entry.problems.push(problemAt("attachment.untyped", entry.path, "Вложение без вида.", "An attachment without a type."));
    return null;
  }
  const payload = (fieldOf(entry, "payload") === undefined ? undefined : childAt(entry, "payload")) ?? { ...entry, fields: {} };
  const convert = Object.hasOwn(CONVERTERS, type) ? CONVERTERS[type] : undefined;
  if (convert !== undefined) return convert(entry, payload);
  entry.problems.push(
    problemAt("attachment.unknown", entry.path, `Неизвестный вид вложения «${type}».`, `An attachment of an unknown kind "${type}".`),
  );
  return compact({ kind: "link", name: type, url: optionalTextAt(payload, "url") });
};

/** All that is attached to a message or a comment. */
export const attachmentsOf = (body: PayloadNode): readonly InboundAttachment[] =>
  childrenAt(body, "attachments").flatMap((entry) => attachment(entry) ?? []);
