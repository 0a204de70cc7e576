import type { Card } from "#http/contract";
import { useIncidentPart } from "../../../../data/incident.ts";
import { useTexts } from "../../../../texts/texts-context.tsx";
import { momentWords } from "../../../../ui/time-words.ts";
import { useTimeWords } from "../../../../ui/use-time-words.ts";
import { Pane } from "../pane.tsx";
import css from "../work.module.css";

/** What the system «Инцидент» says of the message, and the letters about it. */
export const IncidentPane = ({ card, now }: { readonly card: Card; readonly now: number }) => {
  const { incident } = useTexts();
  const words = incident.card;
  const times = useTimeWords();
  const { data: part } = useIncidentPart(card.caseId, card.version);
  if (part === undefined || part === null || (part.facts === null && part.letters.length === 0)) return null;
  const { facts, letters } = part;
  const topic = [facts?.topicGroup, facts?.topic].filter((one) => one !== null && one !== undefined).join(", ");
  return (
    <Pane title={words.title} clause="3.2">
      {facts !== null && (
        <>
          <p>
            {facts.number === null ? "" : `${words.number(facts.number)}, `}
            {words.ways[facts.way]}
          </p>
          {topic !== "" && (
            <p>
              {incident.fields.topic}: {topic}
            </p>
          )}
          {facts.executor !== null && (
            <p>
              {incident.fields.executor}: {facts.executor}
            </p>
          )}
          {facts.deadline !== null && <p>{words.deadline(facts.deadline)}</p>}
        </>
      )}
      {letters.length > 0 && (
        <ul aria-label={words.letters} className={css.units}>
          {letters.map((letter) => (
            <li key={letter.letterId}>
              {momentWords(letter.receivedAt, now, times)}: {incident.letters.kinds[letter.kind]}
              {letter.detail === "auto" ? ` (${words.auto.toLowerCase()})` : letter.detail === "" ? "" : ` (${letter.detail})`}
              {letter.fileUrl !== null && (
                <>
                  {" "}
                  <a href={letter.fileUrl}>{incident.letters.download}</a>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </Pane>
  );
};
