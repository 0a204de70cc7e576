import { asFileId } from "../ids.ts";
import type { InputProblem } from "../face.ts";
import { readableFiles } from "../file-rights.ts";
import type { PersonRow, StoreTx } from "../ports/store.ts";
import type { NewCard } from "./face.ts";

const daysBackMax = 92;
const dayMs = 86_400_000;

const problem = (code: string, path: string, ru: string, en: string): InputProblem => ({ code, path, ru, en });

/** What is wrong with a card before it is begun: places and reasons, all at once. */
export async function newCardProblems(
  tx: StoreTx,
  { card, person }: { readonly card: NewCard; readonly person: PersonRow },
  now: number,
): Promise<readonly InputProblem[]> {
  const known = await readableFiles(tx, person, card.files.map(asFileId));
  const pageId = card.replyTo?.kind === "page" ? card.replyTo.pageId : null;
  const pageIsKnown = pageId === null || (await tx.pages()).some((page) => page.pageId === pageId);
  return [
    ...(card.text.trim() === ""
      ? [problem("TEXT_REQUIRED", "text", "Перепишите сюда текст сообщения.", "Write the message in here.")]
      : []),
    ...(card.reason.trim() === ""
      ? [problem("REASON_REQUIRED", "reason", "Укажите, как поступило сообщение.", "Say how the message came.")]
      : []),
    ...arrivalProblems(card, now),
    ...wayProblems(card),
    ...(pageIsKnown ? [] : [problem("UNKNOWN_PAGE", "replyTo", "Такой страницы нет.", "There is no such page.")]),
    ...(card.files.every((id) => known.has(id))
      ? []
      : [problem("UNKNOWN_FILE", "files", "Файл не найден. Приложите его ещё раз.", "A file was not found. Attach it again.")]),
  ];
}

function arrivalProblems({ arrivedAt }: NewCard, now: number): readonly InputProblem[] {
  if (arrivedAt > now)
    return [problem("ARRIVAL_IN_FUTURE", "arrivedAt", "Время поступления ещё не наступило.", "The time of arrival is still to come.")];
  if (arrivedAt < now - daysBackMax * dayMs)
    return [
      problem(
        "ARRIVAL_TOO_LONG_AGO",
        "arrivedAt",
        "Сообщение поступило больше трёх месяцев назад. Проверьте дату.",
        "The message arrived more than three months ago. Check the date.",
      ),
    ];
  return [];
}

function wayProblems({ source, replyTo }: NewCard): readonly InputProblem[] {
  if (source === "incident") return [];
  const isNamed = replyTo !== null && (replyTo.kind === "page" || replyTo.words.trim() !== "");
  return isNamed ? [] : [problem("WAY_REQUIRED", "replyTo", "Укажите, куда отправить ответ.", "Say where the reply goes.")];
}
