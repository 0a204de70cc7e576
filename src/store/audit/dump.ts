/** A chain as JSON lines: what an auditor takes away, and verifies later without the database and without the app. */
import type { ChainedEvent } from "../log/chain-hash.ts";
import { walkChain, type Head, type Link, type Verdict } from "../log/verify.ts";

export type Audited = { readonly tenantId: string; readonly verdict: Verdict };

type LinkLine = { readonly tenant: string; readonly seq: number; readonly hash: string; readonly event: ChainedEvent };
type HeadLine = { readonly tenant: string; readonly head: Head };
type Line = LinkLine | HeadLine;

/** One link as a line; an event that is gone cannot be dumped, and the verification of the database says so. */
export const linkLine = (tenantId: string, { seq, hash, event }: Link): string => JSON.stringify({ tenant: tenantId, seq, hash, event });

/** The line that ends a tenant's chain. */
export const headLine = (tenantId: string, head: Head): string => JSON.stringify({ tenant: tenantId, head });

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const parseLine = (text: string, number: number): Line => {
  const value: unknown = (() => {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  })();
  if (isObject(value) && typeof value["tenant"] === "string" && ("head" in value || typeof value["hash"] === "string"))
    return value as Line;
  throw new DumpError(number);
};

/** A file that is no dump of ours, with the line. */
export class DumpError extends Error {
  readonly line: number;
  constructor(line: number) {
    super(`Line ${line} is not a line of an audit dump.`);
    this.line = line;
  }
}

const toLink = ({ seq, hash, event }: LinkLine): Link => ({
  seq,
  hash,
  event,
  case_id: event?.case_id ?? "",
  version: event?.version ?? 0,
});

type Reader = { readonly next: () => Promise<Line | null> };

const readerOf = (lines: AsyncIterable<string>): Reader => {
  const iterator = lines[Symbol.asyncIterator]();
  let number = 0;
  const next = async (): Promise<Line | null> => {
    const { value, done } = await iterator.next();
    if (done) return null;
    number += 1;
    return value.trim() === "" ? next() : parseLine(value, number);
  };
  return { next };
};

/** Verifies a dump, tenant by tenant; a tenant whose head line is missing was cut off. */
export const auditDump = async function* (lines: AsyncIterable<string>): AsyncGenerator<Audited> {
  const reader = readerOf(lines);
  for (let line = await reader.next(); line; line = await reader.next()) {
    const tenantId = line.tenant;
    const first = line;
    let head: Head | null = null;
    const links = async function* (): AsyncGenerator<Link> {
      for (let current: Line | null = first; current; current = await reader.next()) {
        if (current.tenant !== tenantId) return;
        if ("head" in current) {
          head = current.head;
          return;
        }
        yield toLink(current);
      }
    };
    const verdict = await walkChain(tenantId, links(), () => head);
    yield { tenantId, verdict };
    if (!verdict.ok && head === null) return;
  }
};
