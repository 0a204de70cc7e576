/** The package of an appeal for the document system (3.9): the card, the pictures, the data and `document.xml` in one ZIP. */
import { zipSync } from "fflate";
import type { CardView } from "../face.ts";
import { authorWords, dayIn, lastOf, openingOf, textOf, whoMade } from "./case-words.ts";
import { caseSheet } from "./case-sheet.ts";
import { medoXml } from "./medo.ts";
import { paperFile } from "./paper-file.ts";

export type Picture = { readonly name: string; readonly bytes: Uint8Array };
export type PackageOf = {
  readonly view: CardView;
  readonly organisation: { readonly title: string; readonly zone: string };
  readonly files: readonly Picture[];
};

/** The bytes of the package. */
export async function appealPackage({ view, organisation, files }: PackageOf): Promise<Uint8Array> {
  const pictures = files.map(({ name, bytes }, index) => ({ localName: `pictures/${index + 1}-${safeName(name)}`, bytes }));
  const sheet = await paperFile(`Карточка № ${view.parts.projection.number}`, caseSheet(view, organisation));
  const names = [{ localName: "card.docx", isText: true }, ...pictures.map(({ localName }) => ({ localName, isText: false }))];
  const encoder = new TextEncoder();
  const entries: Record<string, Uint8Array> = {
    "card.docx": sheet,
    "card.json": encoder.encode(`${JSON.stringify(cardData(view), null, 2)}\n`),
    "document.xml": encoder.encode(documentXml({ view, organisation, names })),
  };
  for (const { localName, bytes } of pictures) entries[localName] = bytes;
  // Entries are stored as they are: pictures do not shrink, and the same case gives the same bytes.
  return zipSync(entries, { level: 0, mtime: new Date(Date.UTC(2000, 0, 1)) });
}

type Described = Omit<PackageOf, "files"> & { readonly names: readonly { readonly localName: string; readonly isText: boolean }[] };

function documentXml({ view, organisation, names }: Described): string {
  const registered = lastOf(view, "appealRegistered");
  const number = registered === null ? "" : textOf(view, registered.event.number);
  const opening = openingOf(view);
  return medoXml({
    uid: view.state.caseId,
    createdAt: new Date(view.now).toISOString(),
    organisation: organisation.title,
    kind: "Обращение гражданина",
    registration: registered === null ? null : { number, date: dayIn(organisation.zone).iso(registered.at) },
    author: authorWords(view),
    annotation: opening === null ? "" : textOf(view, opening.text),
    files: names,
  });
}

/** The card as data, with names that stay. */
function cardData(view: CardView): unknown {
  const opening = openingOf(view);
  const turned = lastOf(view, "turnedIntoAppeal");
  const registered = lastOf(view, "appealRegistered");
  return {
    format: "otklik.appeal.1",
    caseId: view.state.caseId,
    number: view.parts.projection.number,
    network: view.network.code,
    page: view.parts.page === null ? null : { title: view.parts.page.title, url: view.parts.page.url },
    receivedAt: new Date(view.state.receivedAt).toISOString(),
    message: {
      text: opening === null ? "" : textOf(view, opening.text),
      permalink: opening?.permalink ?? null,
      author: opening?.author ?? null,
      attachments: (opening?.attachments ?? []).flatMap(({ url }) => (url === undefined ? [] : [url])),
    },
    appeal: {
      way: view.state.appealWay,
      contacts: turned === null ? "" : textOf(view, turned.event.contacts),
      turnedAt: turned === null ? null : new Date(turned.at).toISOString(),
      turnedBy: turned === null ? null : whoMade(view, turned),
      registration:
        registered === null ? null : { number: textOf(view, registered.event.number), at: new Date(registered.at).toISOString() },
    },
    history: view.parts.events.map((one) => ({
      version: one.version,
      at: new Date(one.at).toISOString(),
      type: one.event.type,
      by: whoMade(view, one),
    })),
  };
}

/** A name that no archive program can take for a path. */
const safeName = (name: string): string => name.replaceAll(/[\\/:*?"<>|]|\p{Cc}|^\.+/gu, "_").slice(0, 100);
