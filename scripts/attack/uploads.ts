/** Files that have broken systems before. */
import { zipSync } from "fflate";
import sharp from "sharp";
import { z } from "zod";
import type { Report } from "./report.ts";
import type { Town } from "./town.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const stored = z.object({ fileId: z.string(), name: z.string(), mime: z.string(), url: z.string() });

const picture = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: "#345" } });
const docx = (more: Record<string, Uint8Array>): Uint8Array =>
  zipSync({
    "[Content_Types].xml": bytes(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    "word/document.xml": bytes("<w/>"),
    ...more,
  });

const evil = async (): Promise<Readonly<Record<string, Uint8Array>>> => ({
  "page.html": bytes("<!doctype html><script>alert(1)</script>"),
  "drawing.svg": bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  "photo.jpg": bytes("<?php system($_GET['c']); ?>"),
  "setup.exe": bytes("MZ\u0090\u0000\u0003 a program"),
  "gifar.gif": bytes("GIF89a=1;alert(1)//"),
  "archive.zip": zipSync({ "../../etc/cron.d/x": bytes("* * * * *") }),
  "bomb.docx": docx({ "word/media/zeros.bin": new Uint8Array(220 * 1024 * 1024) }),
  "pieces.docx": docx(Object.fromEntries(Array.from({ length: 2_500 }, (_, n) => [`word/p${n}.xml`, new Uint8Array(1)]))),
  "vast.png": new Uint8Array(await picture(8_000, 6_000).png().toBuffer()),
  "half.png": new Uint8Array((await picture(900, 900).png().toBuffer()).subarray(0, 700)),
  "empty.pdf": new Uint8Array(),
});

const send = async (town: Town, name: string, content: Uint8Array) => {
  const form = new FormData();
  form.set("file", new Blob([Uint8Array.from(content)]), name);
  return town.ask("zhkh", "/api/files", { method: "POST", body: form });
};

/** None of them is kept; what is kept is clean, named safely, and its uploader's alone. */
export const attackUploads = async (town: Town, report: Report): Promise<void> => {
  for (const [name, content] of Object.entries(await evil())) {
    const { status } = await send(town, name, content);
    report.held(`upload of ${name}`, status === 415 || status === 413 || status === 400, String(status));
  }
  const photo = await picture(64, 32)
    .withExif({ IFD0: { Copyright: "secret-place" }, IFD3: { GPSLatitude: "45/1 21/1 0/1" } })
    .jpeg()
    .toBuffer();
  const kept = stored.parse(JSON.parse((await send(town, '../../"><img src=x onerror=alert(1)>\u202Egpj.exe', photo)).text));
  report.held("a name is made safe", !/[/\\\u202E]/u.test(kept.name) && kept.name.endsWith(".jpg"), kept.name);
  const read = await town.ask("zhkh", kept.url);
  report.held("place and device are gone from a photo", read.status === 200 && !read.text.includes("secret-place"));
  report.held(
    "a file leaves in a sandbox, unsniffed",
    /sandbox/u.test(read.headers.get("content-security-policy") ?? "") && read.headers.get("x-content-type-options") === "nosniff",
  );
  for (const login of ["roads", "curator", "admin"] as const) {
    const { status } = await town.ask(login, kept.url);
    report.held(`an upload on no card is closed to ${login}`, status === 404 || status === 403, String(status));
  }
};
