import type { ChannelHealth, ChannelPage } from "#app";
import { mailboxTrouble, sendingTrouble, type MailTrouble } from "../mail/failures.ts";
import { boxOf, wayOutOf } from "../mail/mail-settings.ts";
import type { Mailboxes } from "../mail/mailbox.ts";
import { checkWayOut } from "../mail/send-letter.ts";

type Side = "in" | "out";

const side = { in: { ru: "Входящая почта", en: "Incoming mail" }, out: { ru: "Исходящая почта", en: "Outgoing mail" } } as const;

const advice = (failure: MailTrouble["failure"]): { readonly ru: string; readonly en: string } => {
  switch (failure) {
    case "TOKEN_EXPIRED":
      return {
        ru: "логин или пароль не подходят. Впишите верные в разделе «Инцидент».",
        en: "the login or the password does not fit. Enter the right ones under “Incident”.",
      };
    case "TLS_CA":
      return {
        ru: "сертификату сервера нет доверия. Укажите файл корневого сертификата.",
        en: "the server's certificate is not trusted. Name the root certificate file.",
      };
    case "NO_RIGHTS":
      return { ru: "такой папки в ящике нет. Проверьте её название.", en: "the mailbox has no such folder. Check its name." };
    default:
      return {
        ru: "сервер не отвечает. Проверьте адрес, порт и связь.",
        en: "the server does not answer. Check the address, the port and the connection.",
      };
  }
};

/** Signs in on both sides, where they are set. */
export const healthOf = async (boxes: Mailboxes, page: ChannelPage): Promise<ChannelHealth> => {
  const [box, out] = [boxOf(page), wayOutOf(page)];
  const asked = await Promise.all([
    box === null ? null : troubleOf("in", () => boxes.check(box)),
    out === null ? null : troubleOf("out", () => checkWayOut(out)),
  ]);
  const problems = asked.filter((one) => one !== null);
  return { state: problems.length === 0 ? "ok" : "broken", problems };
};

const troubleOf = async (which: Side, ask: () => Promise<void>): Promise<ChannelHealth["problems"][number] | null> => {
  try {
    await ask();
    return null;
  } catch (error) {
    const { failure, detail } = which === "in" ? mailboxTrouble(error) : sendingTrouble(error);
    const { ru, en } = advice(failure);
    return { failure, ru: `${side[which].ru}: ${ru} (${detail})`, en: `${side[which].en}: ${en} (${detail})` };
  }
};
