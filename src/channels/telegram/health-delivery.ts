/** Does Telegram deliver to us: the address it knows, its last error, what waits; or that nothing stands in the way of asking. */
import { secretOf, textSetting } from "../page-settings.ts";
import { isRecord } from "../payload-reader.ts";
import { failureFinding, finding, type Checked, type Finding, type Words } from "./finding.ts";

/** An error older than this is history. */
const FRESH_MS = 3_600_000;
const MANY_WAITING = 100;

export const deliveryFindings = async ({ api, now, page }: Checked): Promise<readonly Finding[]> => {
  const answer = await api.call(page, { method: "getWebhookInfo", params: {} });
  if (!answer.ok) return [failureFinding(answer)];
  const info = isRecord(answer.result) ? answer.result : {};
  const url = typeof info["url"] === "string" ? info["url"] : "";
  if (textSetting(page, "receiveBy", "webhook") === "poll") return url === "" ? [] : [finding("BAD_REQUEST", webhookInTheWay, true)];
  const ours = textSetting(page, "callbackUrl", "");
  if (url === "") return [finding("NO_RIGHTS", noWebhook, true)];
  if (ours !== "" && url !== ours) return [finding("NO_RIGHTS", otherWebhook, true)];
  if (secretOf(page, "webhookSecret") === undefined) return [finding("NO_RIGHTS", noSecret, true)];
  return troubleIn(info, now);
};

const troubleIn = (info: Readonly<Record<string, unknown>>, now: number): readonly Finding[] => {
  const at = typeof info["last_error_date"] === "number" ? info["last_error_date"] * 1000 : 0;
  const waiting = typeof info["pending_update_count"] === "number" ? info["pending_update_count"] : 0;
  const said = typeof info["last_error_message"] === "string" ? info["last_error_message"].slice(0, 200) : "";
  // Telegram keeps the last error for good; it matters while something waits because of it, or while it is fresh.
  const isTrouble = at > 0 && now - at < FRESH_MS && waiting > 0;
  if (!isTrouble && waiting < MANY_WAITING) return [];
  const words = {
    ru: `Telegram не может доставить события, ждёт доставки: ${waiting}. Проверьте, что сервер доступен из интернета. Telegram сообщает: ${said || "—"}`,
    en: `Telegram cannot deliver events; waiting: ${waiting}. See that the server can be reached from the internet. Telegram says: ${said || "—"}`,
  };
  return [finding("NETWORK_DOWN", words, isTrouble)];
};

const noWebhook: Words = {
  ru: "Telegram не знает нашего адреса: события не приходят. Нажмите «Подключить».",
  en: 'Telegram does not know our address: no events come. Press "Connect".',
};
const otherWebhook: Words = {
  ru: "События бота уходят на другой адрес. Нажмите «Подключить», чтобы они приходили сюда.",
  en: 'The bot\'s events go to another address. Press "Connect" to have them here.',
};
const webhookInTheWay: Words = {
  ru: "У бота включена отправка событий на адрес, поэтому спрашивать их нельзя. Нажмите «Подключить».",
  en: 'The bot has its events sent to an address, so they cannot be asked for. Press "Connect".',
};
const noSecret: Words = {
  ru: "Для страницы не задан секретный ключ: события не принимаются.",
  en: "No secret key is set for this page: events are not accepted.",
};
