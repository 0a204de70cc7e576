/** Tokens of networks: sealed in the database, with the key outside of it. */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

export type SealedSecrets = Readonly<Record<string, string>>;

const ivBytes = 12;
const tagBytes = 16;

/** AES-256-GCM over one value; the tenant, the page and the name are bound to it, so that a sealed value cannot be moved elsewhere. */
const sealOne = (key: Uint8Array, value: string, place: string): string => {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(value, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64");
};

const openOne = (key: Uint8Array, sealed: string, place: string): string => {
  const bytes = Buffer.from(sealed, "base64");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, ivBytes)).setAAD(Buffer.from(place));
  decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString("utf8");
};

const mapValues = (record: Readonly<Record<string, string>>, change: (value: string, name: string) => string): Record<string, string> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value, name)]));

/** Seals every secret of a page. */
export const sealSecrets = (key: Uint8Array, secrets: Readonly<Record<string, string>>, place: string): SealedSecrets =>
  mapValues(secrets, (value, name) => sealOne(key, value, `${place}/${name}`));

/** Opens them; a wrong key or a moved value fails loudly. */
export const openSecrets = (key: Uint8Array, sealed: SealedSecrets, place: string): Readonly<Record<string, string>> => {
  try {
    return mapValues(sealed, (value, name) => openOne(key, value, `${place}/${name}`));
  } catch (cause) {
    throw new Error(`The secrets of the page ${place} cannot be opened: the key of the store is another one.`, { cause });
  }
};
