/** The call to the municipality's own site (3.6): queued with the deed itself, signed, tried again with growing pauses, sent anew by a person. */
import { createHmac, randomBytes } from "node:crypto";
import type { TenantId } from "#case";
import type { Desk } from "../desk.ts";
import type { InputProblem, Principal } from "../face.ts";
import { pauseBeforeRetry } from "../outbox/backoff.ts";
import type { AnswerDeed, PublicAnswer } from "../ports/site.ts";
import type { HookDelivery, HookEvent } from "../ports/site-hook.ts";
import type { StoreTx } from "../ports/store.ts";
import { may } from "../rights.ts";

export type HookState = {
  readonly hook: { readonly address: string; readonly enabled: boolean } | null;
  readonly deliveries: readonly Omit<HookDelivery, "body">[];
  readonly mayChange: boolean;
};

/** The secret is told once: when it is made. */
export type HookOutcome =
  | { readonly kind: "done"; readonly secret: string | null }
  | { readonly kind: "badInput"; readonly problems: readonly InputProblem[] };

export type SiteHookDesk = {
  readonly state: (principal: Principal) => Promise<HookState | null>;
  readonly save: (
    principal: Principal,
    hook: { readonly address: string; readonly enabled: boolean; readonly newSecret: boolean },
  ) => Promise<HookOutcome | null>;
  /** Sends a trial; false where no address is set. */
  readonly trial: (principal: Principal) => Promise<boolean | null>;
  readonly again: (principal: Principal, deliveryId: string) => Promise<boolean | null>;
};

const deliveriesShown = 50;
const triesMax = 10;

/** The use cases over the desk. */
export function siteHookDesk(desk: Desk): SiteHookDesk {
  const mayChange = ({ person }: Principal): boolean => may(person, "settings", "change");
  const inTown = <T>({ tenantId }: Principal, work: (tx: StoreTx) => Promise<T>): Promise<T> => desk.store.transaction(tenantId, work);
  return {
    state: async (principal) => {
      if (!mayChange(principal) && !may(principal.person, "case", "publish")) return null;
      return inTown(principal, async (tx) => {
        const hook = await tx.siteHook();
        const deliveries = await tx.hookDeliveries(deliveriesShown);
        return {
          hook: hook === null ? null : { address: hook.address, enabled: hook.enabled },
          deliveries: deliveries.map(({ body: _body, ...shown }) => shown),
          mayChange: mayChange(principal),
        };
      });
    },
    save: async (principal, { address, enabled, newSecret }) => {
      if (!mayChange(principal)) return null;
      if (!isAddress(address)) return { kind: "badInput", problems: [wrongAddress] };
      return inTown(principal, async (tx) => {
        const former = await tx.siteHook();
        const made = former === null || newSecret ? `otks_${randomBytes(32).toString("base64url")}` : null;
        const secret = made ?? former?.secret ?? "";
        await tx.putSiteHook({ address: address.trim(), enabled, secret }, principal.person.personId, desk.now());
        return { kind: "done", secret: made };
      });
    },
    trial: async (principal) => {
      if (!mayChange(principal)) return null;
      return inTown(principal, async (tx) => {
        if ((await tx.siteHook()) === null) return false;
        await queue(desk, tx, { event: "trial", answerId: null, told: { text: "Проба связи. / A trial of the connection." } });
        return true;
      });
    },
    again: async (principal, deliveryId) => {
      if (!mayChange(principal)) return null;
      return inTown(principal, async (tx) => {
        if ((await tx.lockHookDelivery(deliveryId)) === null) return false;
        await tx.setHookDelivery(deliveryId, { status: "queued", responseStatus: null, detail: "", nextAttemptAt: null });
        await tx.enqueue({ kind: "callSite", tenantId: tx.tenantId, deliveryId }, { key: `site:${deliveryId}` });
        return true;
      });
    },
  };
}

const isAddress = (address: string): boolean => {
  try {
    const url = new URL(address.trim());
    const isHere = url.hostname === "127.0.0.1" || url.hostname === "localhost";
    return url.username === "" && (url.protocol === "https:" || (url.protocol === "http:" && isHere));
  } catch {
    return false;
  }
};

const wrongAddress: InputProblem = {
  code: "ADDRESS",
  path: "address",
  ru: "Нужен адрес, который начинается с https://, без логина и пароля.",
  en: "An address that begins with https:// is needed, without a login and password.",
};

/** In the transaction of the deed: what the site is to hear of an answer for everybody. */
export async function tellSite(
  desk: Desk,
  tx: StoreTx,
  { answer, deed }: { readonly answer: PublicAnswer; readonly deed: AnswerDeed["deed"] },
): Promise<void> {
  // Posts stand in networks: the municipality's own site has nothing to change.
  if (deed === "postConfirmed" || deed === "postRetried") return;
  const hook = await tx.siteHook();
  if (hook === null || !hook.enabled) return;
  const iso = (at: number): string => new Date(at).toISOString();
  const told = {
    answer: {
      id: `urn:otklik:answer:${answer.answerId}`,
      path: `/public/${encodeURIComponent(tx.tenantId)}/answers/${answer.answerId}`,
      ...(deed === "withdrawn" ? {} : { question: answer.question, answer: answer.answer }),
      publishedAt: iso(answer.publishedAt),
      updatedAt: iso(answer.updatedAt),
    },
  };
  await queue(desk, tx, { event: `answer.${deed}`, answerId: answer.answerId, told });
}

type Told = { readonly event: HookEvent; readonly answerId: string | null; readonly told: object };

async function queue(desk: Desk, tx: StoreTx, { event, answerId, told }: Told): Promise<void> {
  const [deliveryId, createdAt] = [desk.newId(), desk.now()];
  const body = JSON.stringify({ delivery: deliveryId, event, at: new Date(createdAt).toISOString(), ...told });
  await tx.putHookDelivery({ deliveryId, event, answerId, body, createdAt });
  await tx.enqueue({ kind: "callSite", tenantId: tx.tenantId, deliveryId }, { key: `site:${deliveryId}` });
}

/** HMAC-SHA256 over "timestamp.body": the site knows who calls, and that nobody plays an old call again. */
export const signatureOf = (secret: string, seconds: number, body: string): string =>
  `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`;

/** One attempt of one delivery; the row stays locked until the answer is kept. */
export function callSite(desk: Desk, tenantId: TenantId, deliveryId: string): Promise<void> {
  return desk.store.transaction(tenantId, async (tx) => {
    const delivery = await tx.lockHookDelivery(deliveryId);
    if (delivery === null || delivery.status !== "queued") return;
    const hook = await tx.siteHook();
    if (hook === null || !hook.enabled || desk.postOut === undefined)
      return tx.setHookDelivery(deliveryId, {
        status: "failed",
        responseStatus: null,
        detail: "the call is switched off",
        nextAttemptAt: null,
      });
    const seconds = Math.floor(desk.now() / 1_000);
    const answer = await desk.postOut({
      url: hook.address,
      headers: {
        "content-type": "application/json; charset=utf-8",
        "x-otklik-event": delivery.event,
        "x-otklik-delivery": deliveryId,
        "x-otklik-signature": signatureOf(hook.secret, seconds, delivery.body),
      },
      body: delivery.body,
    });
    if (answer.kind === "answer" && answer.status >= 200 && answer.status < 300)
      return tx.setHookDelivery(deliveryId, { status: "delivered", responseStatus: answer.status, at: desk.now() });
    const responseStatus = answer.kind === "answer" ? answer.status : null;
    const detail = answer.kind === "answer" ? `HTTP ${answer.status}` : answer.detail;
    const attempts = delivery.attempts + 1;
    // 410: the site itself says that nobody listens there any more.
    if (attempts >= triesMax || responseStatus === 410)
      return tx.setHookDelivery(deliveryId, { status: "failed", responseStatus, detail, nextAttemptAt: null });
    const nextAttemptAt = desk.now() + pauseBeforeRetry(attempts, 0);
    await tx.setHookDelivery(deliveryId, { status: "queued", responseStatus, detail, nextAttemptAt });
    await tx.enqueue({ kind: "callSite", tenantId, deliveryId }, { runAt: nextAttemptAt, key: `site:${deliveryId}` });
  });
}
