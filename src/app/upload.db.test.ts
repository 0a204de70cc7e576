import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { zipSync } from "fflate";
import { freshStore, type FreshStore } from "../testing/database-fresh.ts";
import { scriptedChannel } from "../testing/app-channel.ts";
import { startTown, type Town } from "../testing/app-town.ts";
import { createApp } from "./create-app.ts";

const clock = { at: Date.parse("2026-11-23T09:00:00+03:00") };
let fresh: FreshStore;
let town: Town;

beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
  town = await startTown({ store: fresh.store, channel: scriptedChannel(() => clock.at), clock });
});
afterAll(() => fresh.end());

const photo = () =>
  sharp({ create: { width: 64, height: 32, channels: 3, background: "#336699" } })
    .withExif({ IFD0: { Copyright: "secret-place" }, IFD3: { GPSLatitude: "45/1 21/1 0/1" } })
    .jpeg()
    .toBuffer();
const put = (name: string, bytes: Uint8Array) => town.app.upload(town.as("roads"), { name, bytes });
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

describe("2.7: files of a reply", () => {
  it("14.2.8 (ASVS): a photo is redrawn and carries no place and no device", async () => {
    const original = await photo();
    expect((await sharp(original).metadata()).exif).toBeDefined();
    const outcome = await put("../../фото улицы.JPG", original);
    expect(outcome).toMatchObject({ kind: "stored", file: { name: "фото улицы.jpg", mime: "image/jpeg" } });
    if (outcome.kind !== "stored") return;
    const read = await town.app.file(town.as("roads"), outcome.file.fileId);
    const { exif, width, height } = await sharp(read!.bytes).metadata();
    expect({ exif, width, height }).toEqual({ exif: undefined, width: 64, height: 32 });
    expect(Buffer.from(read!.bytes).includes("secret-place")).toBe(false);
    expect(await town.app.file(town.as("administrator"), outcome.file.fileId)).toBeNull();
  });

  it("5.2.2 (ASVS): the bytes decide, not the name", async () => {
    expect(await put("photo.jpg", text("<svg onload=alert(1)>"))).toMatchObject({ kind: "rejected", problem: { code: "FILE_TYPE" } });
    expect(await put("photo.jpg", text("MZ\u0090\u0000 a program"))).toMatchObject({ kind: "rejected" });
    const turned = await put("отчёт\u202Efdp.exe", await photo());
    expect(turned).toMatchObject({ kind: "stored", file: { name: "отчётfdp.jpg" } });
    expect(await put("empty.pdf", new Uint8Array())).toMatchObject({ kind: "rejected", problem: { code: "FILE_EMPTY" } });
    const pdf = await put("акт.exe", text("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF"));
    expect(pdf).toMatchObject({ kind: "stored", file: { name: "акт.pdf", mime: "application/pdf" } });
  });

  it("a file over 25 MB, a picture cut in half, a picture over 40 megapixels are turned away in words", async () => {
    expect(await put("big.pdf", new Uint8Array(25 * 1024 * 1024 + 1))).toMatchObject({ problem: { code: "FILE_TOO_LARGE" } });
    const whole = await sharp({ create: { width: 900, height: 900, channels: 3, background: "red" } })
      .png()
      .toBuffer();
    expect(await put("half.png", whole.subarray(0, Math.floor(whole.length / 2)))).toMatchObject({
      problem: { code: "PICTURE_UNREADABLE" },
    });
    const vast = await sharp({ create: { width: 8_000, height: 5_001, channels: 3, background: "red" } })
      .png()
      .toBuffer();
    expect(await put("vast.png", vast)).toMatchObject({ problem: { code: "PICTURE_UNREADABLE" } });
  });

  it("5.2.3 (ASVS): a document that would swell when opened is turned away, and so is one of ten thousand pieces", async () => {
    const types =
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
    const docx = (more: Record<string, Uint8Array>) =>
      zipSync({ "[Content_Types].xml": text(types), "word/document.xml": text("<w/>"), ...more });
    expect(await put("справка.docx", docx({}))).toMatchObject({ kind: "stored", file: { name: "справка.docx" } });
    const swelling = docx({ "word/media/zeros.bin": new Uint8Array(210 * 1024 * 1024) });
    expect(swelling.byteLength).toBeLessThan(1024 * 1024);
    expect(await put("бомба.docx", swelling)).toMatchObject({ problem: { code: "FILE_SWELLS" } });
    const pieces = Object.fromEntries(Array.from({ length: 2_100 }, (_, index) => [`word/p${index}.xml`, new Uint8Array(1)]));
    expect(await put("мелочь.docx", docx(pieces))).toMatchObject({ problem: { code: "FILE_SWELLS" } });
  });

  it("5.4.3 (ASVS): with an antivirus a file is taken only after it looked: a find and a silence are turned away in words", async () => {
    const verdicts: ("clean" | "infected" | "unreachable")[] = ["infected", "unreachable", "clean"];
    const app = createApp({ ...town.parts, scanFile: async () => verdicts.shift() ?? "unreachable" });
    const give = async () => app.upload(town.as("roads"), { name: "фото.jpg", bytes: await photo() });
    expect(await give()).toMatchObject({ problem: { code: "FILE_INFECTED" } });
    expect(await give()).toMatchObject({ problem: { code: "FILE_NOT_SCANNED" } });
    expect(await give()).toMatchObject({ kind: "stored" });
  });

  it("the administrator attaches nothing", async () => {
    expect(await town.app.upload(town.as("administrator"), { name: "a.jpg", bytes: await photo() })).toMatchObject({ kind: "rejected" });
  });
});
