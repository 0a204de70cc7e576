/** Alarms of official pages (1.8): for the administrator and the curator, raised with the reason and closed by themselves. */
import type { Desk } from "../desk.ts";
import { organisationOf } from "../organisation-of.ts";
import type { PollBatch } from "../ports/channel.ts";
import type { PageAlarm } from "../ports/pages.ts";
import type { PageRow, StoreTx } from "../ports/store.ts";
import { missedEvents, paceDays } from "./pace.ts";

type Words = Pick<PageAlarm, "ru" | "en">;

/** Raises or closes the alarm of one kind by what is known now. */
async function settle(
  tx: StoreTx,
  about: { readonly pageId: string; readonly kind: PageAlarm["kind"]; readonly at: number },
  words: Words | null,
): Promise<void> {
  const { pageId, kind, at } = about;
  if (words === null) await tx.closePageAlarm(pageId, { kind, at });
  else await tx.raisePageAlarm({ pageId, kind, ...words, raisedAt: at });
}

/** After a check: a page that is broken alarms, one that is well again closes its alarm; "unknown" says nothing. */
export async function alarmByHealth(desk: Desk, tx: StoreTx, { pageId, health }: Pick<PageRow, "pageId" | "health">): Promise<void> {
  if (health.state === "unknown") return;
  const [first] = health.problems;
  const words = health.state !== "broken" ? null : (first ?? { ru: "Страница не работает.", en: "The page does not work." });
  await settle(tx, { pageId, kind: "health", at: desk.now() }, words === null ? null : { ru: words.ru, en: words.en });
}

const dayMs = 86_400_000;

/** Whether nothing has come for unusually long, by the page's own pace in its own hours. */
export async function alarmBySilence(
  desk: Desk,
  tx: StoreTx,
  { pageId, lastEventAt }: Pick<PageRow, "pageId" | "lastEventAt">,
): Promise<void> {
  if (lastEventAt === null) return;
  const organisation = await organisationOf(tx);
  const book = await desk.bookOf(tx, organisation);
  const { office } = book.calendarsOf(organisation, book.inForce(organisation, desk.now()));
  const now = desk.now();
  const hours = await tx.pagePace(pageId, now - paceDays * dayMs);
  const missed = missedEvents({ hours, lastEventAt, now, offsetAt: (at) => office.offsetAt(at) });
  await settle(tx, { pageId, kind: "silence", at: now }, missed === null ? null : silent(Math.round(missed)));
}

const silent = (count: number): Words => ({
  ru: `Со страницы необычно давно ничего не приходит: за это время бывает событий: ${count}. Посмотрите на страницу в сети: если там пишут, подключите её заново.`,
  en: `Nothing has come from the page for unusually long: this time brings about ${count} events as a rule. Look at the page in the network: if people write there, connect it anew.`,
});

/** A poll that fails for so long is no hiccup any more. */
const pollGraceMs = 15 * 60_000;

/** Since when the polls of a page bring nothing; the memory of this process, for its own polls. */
const failingSince = new WeakMap<Desk, Map<string, number>>();

/** After a round of polling: a key that is dead alarms at once, a network that is silent after a while; a good round closes the alarm. */
export async function alarmByPoll(
  desk: Desk,
  { tenantId, pageId }: { readonly tenantId: StoreTx["tenantId"]; readonly pageId: string },
  failure: PollBatch["failure"],
): Promise<void> {
  const known = failingSince.get(desk) ?? new Map<string, number>();
  failingSince.set(desk, known);
  const key = `${tenantId}/${pageId}`;
  if (failure === undefined) {
    // The first good round of a process closes what an earlier one raised.
    if (known.get(key) === 0) return;
    known.set(key, 0);
    return desk.store.transaction(tenantId, (tx) => settle(tx, { pageId, kind: "poll", at: desk.now() }, null));
  }
  const since = known.get(key) || desk.now();
  known.set(key, since);
  const isGrave = failure.failure === "TOKEN_EXPIRED" || failure.failure === "NO_RIGHTS" || failure.failure === "TLS_CA";
  if (!isGrave && desk.now() - since < pollGraceMs) return;
  await desk.store.transaction(tenantId, (tx) => settle(tx, { pageId, kind: "poll", at: desk.now() }, isGrave ? noKey : notAnswering));
}

const noKey: Words = {
  ru: "Сеть не отдаёт сообщения: ключ доступа не действует или ему не хватает прав. Замените ключ в настройках страницы.",
  en: "The network hands over no messages: the access key is not valid or lacks a right. Replace it in the settings of the page.",
};
const notAnswering: Words = {
  ru: "Сеть не отвечает на опрос дольше пятнадцати минут. Сообщения придут позже; проверьте связь и прокси.",
  en: "The network has not answered the polls for over fifteen minutes. Messages will come later; see to the connection and the proxy.",
};
