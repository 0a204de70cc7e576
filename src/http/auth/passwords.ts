import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryKiB: 19_456, passes: 2, parallelism: 1 } as const;
const tagLength = 32;

/** Hashes running at once: a storm of sign-ins may queue, but never eats the memory. */
const atOnceMax = 4;
let running = 0;
const queue: (() => void)[] = [];

const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (running >= atOnceMax) await new Promise<void>((resolve) => queue.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = queue.shift();
    if (next === undefined) running -= 1;
    else next();
  }
};

const derive = promisify(argon2);

const tagOf = (password: string, nonce: Buffer, settings: { memoryKiB: number; passes: number; parallelism: number }): Promise<Buffer> =>
  inTurn(async () => {
    const { memoryKiB: memory, passes, parallelism } = settings;
    const tag = await derive("argon2id", { message: password.normalize("NFKC"), nonce, memory, passes, parallelism, tagLength });
    return Buffer.from(tag);
  });

const base64 = (bytes: Buffer): string => bytes.toString("base64").replaceAll("=", "");

/** The password as a PHC string of argon2id, with its cost inside: the cost can grow without a flag day. */
export const hashPassword = async (password: string): Promise<string> => {
  const nonce = randomBytes(16);
  const tag = await tagOf(password, nonce, cost);
  return `$argon2id$v=19$m=${cost.memoryKiB},t=${cost.passes},p=${cost.parallelism}$${base64(nonce)}$${base64(tag)}`;
};

const form = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Whether the password is the one that was hashed; a string of another form never fits. */
export const verifyPassword = async (hash: string, password: string): Promise<boolean> => {
  const parts = form.exec(hash);
  if (parts === null) return false;
  const [, memory, passes, parallelism, nonce, expected] = parts;
  const tag = await tagOf(password, Buffer.from(nonce ?? "", "base64"), {
    memoryKiB: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  const wanted = Buffer.from(expected ?? "", "base64");
  return tag.length === wanted.length && timingSafeEqual(tag, wanted);
};
