import type { Card, HistoryLine } from "#http/contract";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import type { Texts } from "../../texts/ru.ts";
import { clockTime, civilDate, dateWords } from "../../ui/time-words.ts";
import { useTimeWords } from "../../ui/use-time-words.ts";
import { FileTile } from "../../ui/photo-field.tsx";
import { Clause } from "../../ui/clause.tsx";
import css from "./history.module.css";

/** Who did it: a person by name, the network or the system by what it is. */
export const actorWords = (line: HistoryLine, texts: Texts): string => {
  if (line.actor.kind === "network") return texts.card.byNetwork;
  if (line.actor.kind === "system") return texts.card.bySystem;
  const signed = line.actor.name ?? line.actor.role ?? "";
  const name = line.enteredBy === undefined ? signed : `${signed} (${texts.folder.enteredBy(line.enteredBy)})`;
  return line.actor.isActing === true ? `${name}, ${texts.duty.actingAs[line.actor.role ?? ""] ?? ""}` : name;
};

/** What happened, in words; where a card has no network, "could not be published" means that a person sends it. */
const useTitle = (card: Card): ((line: HistoryLine) => string) => {
  const texts = useTexts();
  const say = useSay();
  return (line) =>
    card.manual !== null && line.type === "publicationFailed" && line.actor.kind === "system"
      ? texts.otherWays.byHand.noNetwork
      : say(line.title);
};

/** Everything that happened, newest first, folded until asked for: who, when, by which clause. */
export const History = ({ card, now }: { readonly card: Card; readonly now: number }) => {
  const texts = useTexts();
  const titleOf = useTitle(card);
  const words = useTimeWords();
  const lines = [...card.history].sort((a, b) => b.version - a.version);
  return (
    <details className={css.history}>
      <summary>
        {texts.card.history} <span className="quiet">{texts.card.historyCount(lines.length)}</span>
      </summary>
      <ol>
        {lines.map((line, place) => {
          const former = lines[place - 1];
          const newDay = former === undefined || civilDate(former.at, words.zone) !== civilDate(line.at, words.zone);
          return (
            <li key={line.version}>
              {newDay && <p className={css.day}>{dateWords(line.at, now, words)}</p>}
              <div className={css.line}>
                <time dateTime={new Date(line.at).toISOString()}>{clockTime(line.at, words)}</time>
                <div>
                  <p>
                    <span className={css.title}>{titleOf(line)}</span> <span className="quiet">{actorWords(line, texts)}</span>{" "}
                    {line.clause !== null && <Clause clause={line.clause} />}
                  </p>
                  {line.files.length > 0 && (
                    <div className={css.files}>
                      {line.files.map((file) => (
                        <FileTile key={file.fileId} file={file} />
                      ))}
                    </div>
                  )}
                  {line.text !== null && line.text !== "" && <p className={css.text}>{line.text}</p>}
                  {line.competentBody !== undefined && (
                    <p className={css.text}>
                      {texts.work.decline.competentBody}: {line.competentBody}
                    </p>
                  )}
                </div>
              </div>
            </li>
          );
        })}
      </ol>
    </details>
  );
};
