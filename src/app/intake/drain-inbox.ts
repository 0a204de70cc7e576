/** The inbox after the acknowledgement: stored bytes → events → cases. A row that fails waits apart; the rows after it go on. */
import type { Desk } from "../desk.ts";
import type { InboundEvent, ParsedPayload } from "../ports/channel.ts";
import type { InboxRow, PageRow, StoreTx } from "../ports/store.ts";
import { takeLetter } from "../incident/take-letter.ts";
import { takeEvent } from "./take-event.ts";
import { wholeTexts } from "./whole-texts.ts";

/** After so many tries a row is put aside for good, with its bytes and its error kept. */
export const attemptsMax = 20;

const batchSize = 50;

/** Takes everything that waits, or what it can before it is told to stop: the rest stays for the next start. Answers how many rows were taken. */
export async function drainInbox(desk: Desk, signal?: AbortSignal): Promise<number> {
  let taken = 0;
  for (;;) {
    const batch = await desk.store.takeInbox(batchSize, (row, tx) => takeRow(desk, row, tx));
    taken += batch;
    if (batch < batchSize || signal?.aborted === true) return taken;
  }
}

async function takeRow(desk: Desk, row: InboxRow, tx: StoreTx): Promise<void> {
  const { inboxId, receivedAt, attempts } = row;
  if (attempts >= attemptsMax) return tx.inboxDone(inboxId, { kind: "failed", error: `gave up after ${attempts} attempts` }, desk.now());
  const page = (await tx.pages()).find(({ pageId }) => pageId === row.pageId);
  const putAside = (error: string): Promise<void> => tx.inboxDone(inboxId, { kind: "failed", error }, desk.now());
  if (page === undefined) return putAside("there is no such page");
  const read = desk.channels.get(row.network)?.readLetter;
  if (read !== undefined) {
    await takeLetter(desk, tx, { page, letter: wholeTexts(await read(row.body)), row });
    await tx.touchPage(page.pageId, receivedAt);
    return tx.inboxDone(inboxId, { kind: "processed" }, desk.now());
  }
  const parsed = parseRow(desk, row, page);
  if (typeof parsed === "string") return putAside(parsed);
  await keepPosts(tx, page, parsed);
  for (const event of parsed.events) await takeEvent({ desk, tx, page, event, receivedAt });
  await tx.touchPage(page.pageId, receivedAt);
  await tx.inboxDone(inboxId, outcomeOf(parsed), desk.now());
  for (const { code, path } of parsed.problems)
    desk.log.warn({ inboxId, network: row.network, code, path }, "a field of a payload was not understood");
}

/** Posts that the payload shows: one that comes by itself is the newest there is, one that comes with its comment is kept only when it is new. */
async function keepPosts(tx: StoreTx, { pageId }: PageRow, { events, posts = [] }: ParsedPayload): Promise<void> {
  for (const { publicPostId, post } of posts) {
    if (events.length > 0 && (await tx.hasPost(pageId, publicPostId))) continue;
    await tx.putPost(pageId, publicPostId, { text: post.text, permalink: post.permalink ?? null, publishedAt: post.publishedAt ?? null });
  }
}

/** The events of a row, or the reason why there are none. Parsing is pure: what fails once fails always, and is not tried again. */
function parseRow(desk: Desk, row: InboxRow, page: PageRow): ParsedPayload | string {
  const channel = desk.channels.get(row.network);
  if (channel === undefined) return `there is no connector for "${row.network}"`;
  try {
    return wholeTexts(channel.parse(row.body, page.accountId, row.receivedAt, page.settings));
  } catch (error) {
    desk.log.error({ err: error, inboxId: row.inboxId, network: row.network }, "a stored payload cannot be parsed");
    return error instanceof Error ? error.message : String(error);
  }
}

function outcomeOf({ events, problems }: { readonly events: readonly InboundEvent[]; readonly problems: ParsedPayload["problems"] }) {
  if (events.length > 0) return { kind: "processed" } as const;
  const [first] = problems;
  return first === undefined ? ({ kind: "ignored" } as const) : ({ kind: "failed", error: `${first.code} at ${first.path}` } as const);
}
