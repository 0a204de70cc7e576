/** VK's attachments of every kind → the product's eight kinds; a photo by its largest size. */
import type { InboundAttachment } from "#app";
import {
  childAt,
  childrenAt,
  fieldOf,
  idAt,
  isRecord,
  numberAt,
  optionalTextAt,
  problemAt,
  textAt,
  type PayloadNode,
} from "../payload-reader.ts";
import { largestImage, stillOf } from "./photo-size.ts";

type Convert = (body: PayloadNode, host: string) => InboundAttachment;

/** `undefined` fields are dropped, so that an attachment carries only what the network told. */
type Loose = { readonly [K in keyof InboundAttachment]: InboundAttachment[K] | undefined } & { readonly kind: InboundAttachment["kind"] };

const compact = (loose: Loose): InboundAttachment => ({
  kind: loose.kind,
  ...(loose.externalId === undefined ? {} : { externalId: loose.externalId }),
  ...(loose.url === undefined ? {} : { url: loose.url }),
  ...(loose.name === undefined ? {} : { name: loose.name }),
  ...(loose.mime === undefined ? {} : { mime: loose.mime }),
  ...(loose.size === undefined ? {} : { size: loose.size }),
  ...(loose.expires === undefined ? {} : { expires: loose.expires }),
  ...(loose.previewUrl === undefined ? {} : { previewUrl: loose.previewUrl }),
});

/** `photo-9_5` or `doc12_7_key`: the form in which VK takes the thing back. */
const mediaId = (type: string, body: PayloadNode): string | undefined => {
  const owner = idAt(body, "owner_id");
  const id = idAt(body, "id");
  if (owner === undefined || id === undefined) return undefined;
  const key = optionalTextAt(body, "access_key");
  return `${type}${owner}_${id}${key === undefined ? "" : `_${key}`}`;
};

/** VK's links to media carry a signature and die after a while. */
const photo: Convert = (body) =>
  compact({
    kind: "photo",
    externalId: mediaId("photo", body),
    url: largestImage(body),
    name: optionalTextAt(body, "text"),
    expires: true,
  });

const pageOf = (type: string, body: PayloadNode, host: string): string | undefined => {
  const owner = idAt(body, "owner_id") ?? idAt(body, "to_id") ?? idAt(body, "from_id");
  const id = idAt(body, "id");
  return owner === undefined || id === undefined ? undefined : `${host}/${type}${owner}_${id}`;
};

const video: Convert = (body, host) =>
  compact({
    kind: "video",
    externalId: mediaId("video", body),
    url: optionalTextAt(body, "player") ?? pageOf("video", body, host),
    name: optionalTextAt(body, "title"),
    previewUrl: stillOf(body),
  });

const audio: Convert = (body) => {
  const name = [textAt(body, "artist"), textAt(body, "title")].filter((part) => part !== "").join(" — ");
  return compact({
    kind: "audio",
    externalId: mediaId("audio", body),
    url: optionalTextAt(body, "url"),
    name: name || undefined,
    expires: true,
  });
};

const voice: Convert = (body) =>
  compact({
    kind: "voice",
    externalId: mediaId("doc", body),
    url: optionalTextAt(body, "link_mp3") ?? optionalTextAt(body, "link_ogg"),
    mime: optionalTextAt(body, "link_mp3") === undefined ? "audio/ogg" : "audio/mpeg",
    name: optionalTextAt(body, "transcript"),
    expires: true,
  });

const MIME_BY_EXTENSION: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  doc: "application/msword",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xls: "application/vnd.ms-excel",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  txt: "text/plain",
  rtf: "application/rtf",
  zip: "application/zip",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  gif: "image/gif",
  webp: "image/webp",
  mp4: "video/mp4",
  ogg: "audio/ogg",
};

const doc: Convert = (body) => {
  const extension = textAt(body, "ext").toLowerCase();
  return compact({
    kind: "doc",
    externalId: mediaId("doc", body),
    url: optionalTextAt(body, "url"),
    name: optionalTextAt(body, "title"),
    mime: Object.hasOwn(MIME_BY_EXTENSION, extension) ? MIME_BY_EXTENSION[extension] : undefined,
    size: numberAt(body, "size"),
    expires: true,
  });
};

const link: Convert = (body) =>
  compact({ kind: "link", url: optionalTextAt(body, "url"), name: optionalTextAt(body, "title") ?? optionalTextAt(body, "caption") });

const sticker: Convert = (body) =>
  compact({ kind: "sticker", externalId: idAt(body, "sticker_id") ?? idAt(body, "id"), url: largestImage(body) });

/** A thing that lives on its own page in VK: shown as a link with its title. */
const pageLink =
  (type: string): Convert =>
  (body, host) =>
    compact({
      kind: "link",
      externalId: mediaId(type, body),
      url: optionalTextAt(body, "url") ?? optionalTextAt(body, "view_url") ?? pageOf(type, body, host),
      name:
        optionalTextAt(body, "title") ??
        optionalTextAt(body, "question") ??
        optionalTextAt(body, "name") ??
        optionalTextAt(body, "text")?.slice(0, 200),
    });

const wallReply: Convert = (body, host) => {
  const owner = idAt(body, "owner_id");
  const post = idAt(body, "post_id");
  const id = idAt(body, "id");
  const url = owner === undefined || post === undefined || id === undefined ? undefined : `${host}/wall${owner}_${post}?reply=${id}`;
  return compact({ kind: "link", url, name: optionalTextAt(body, "text")?.slice(0, 200) });
};

const CONVERTERS: Readonly<Record<string, Convert>> = {
  photo,
  posted_photo: photo,
  graffiti: photo,
  app: photo,
  video,
  clip: video,
  short_video: video,
  video_playlist: pageLink("video_playlist"),
  audio,
  audio_playlist: pageLink("audio_playlist"),
  podcast: audio,
  podcasts: audio,
  audio_message: voice,
  doc,
  link,
  donut_link: link,
  article: pageLink("article"),
  sticker,
  ugc_sticker: sticker,
  gift: (body) =>
    compact({ kind: "sticker", externalId: idAt(body, "id"), url: optionalTextAt(body, "thumb_256") ?? optionalTextAt(body, "thumb_96") }),
  wall: pageLink("wall"),
  wall_reply: wallReply,
  poll: pageLink("poll"),
  market: pageLink("product"),
  market_album: pageLink("market_album"),
  market_market_album: pageLink("market_album"),
  album: pageLink("album"),
  note: pageLink("note"),
  page: pageLink("page"),
  story: pageLink("story"),
  event: pageLink("event"),
  group: pageLink("club"),
  call: pageLink("call"),
  textlive: pageLink("textlive"),
  textpost: pageLink("textpost"),
  mini_app: pageLink("app"),
};

/** One entry of `attachments`; an unknown kind stays visible as a link without an address, and is a problem. */
const attachment = (entry: PayloadNode, host: string): InboundAttachment | null => {
  const type = textAt(entry, "type");
  if (type === "") {
    entry.problems.push(problemAt("attachment.untyped", entry.path, "Вложение без вида.", "An attachment without a type."));
    return null;
  }
  // The body is absent in some old payloads (`photos_list`): the fact of an attachment still counts.
  const nested = isRecord(fieldOf(entry, type)) ? childAt(entry, type) : undefined;
  const body = nested ?? { ...entry, fields: {} };
  const convert = Object.hasOwn(CONVERTERS, type) ? CONVERTERS[type] : undefined;
  if (convert !== undefined) return convert(body, host);
  entry.problems.push(
    problemAt("attachment.unknown", entry.path, `Неизвестный вид вложения «${type}».`, `An attachment of an unknown kind "${type}".`),
  );
  return compact({ kind: "link", name: type, url: optionalTextAt(body, "url") });
};

/** A place on the map as VK gives it: coordinates are a text in posts and an object in messages. */
const geo = (node: PayloadNode): InboundAttachment => {
  const place = childAt(node, "place");
  const raw = fieldOf(node, "coordinates");
  const point = isRecord(raw)
    ? pointOf(childAt(node, "coordinates"))
    : typeof raw === "string"
      ? raw.trim().replace(/[\s,]+/u, ",")
      : undefined;
  const name = (place === undefined ? undefined : optionalTextAt(place, "title")) ?? point;
  return compact({ kind: "geo", externalId: point, url: point === undefined ? undefined : `geo:${point}`, name });
};

const pointOf = (node: PayloadNode | undefined): string | undefined => {
  if (node === undefined) return undefined;
  const latitude = numberAt(node, "latitude");
  const longitude = numberAt(node, "longitude");
  return latitude === undefined || longitude === undefined ? undefined : `${latitude},${longitude}`;
};

/** All that is attached to a comment, a message or a post, the place on the map included. */
export const attachmentsOf = (node: PayloadNode, host: string): readonly InboundAttachment[] => {
  const attached = childrenAt(node, "attachments").flatMap((entry) => attachment(entry, host) ?? []);
  const place = childAt(node, "geo");
  return place === undefined ? attached : [...attached, geo(place)];
};
