import type { Card, CaseRow, ListView } from "#http/contract";
import { Button } from "@mantine/core";
import { IconArrowRight, IconChecks } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { rowsOf, useCard, useCaseList } from "../../data/cases.ts";
import { useNow } from "../../data/server-clock.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { clockState, isWall } from "../../ui/clock-state.ts";
import { clockFull } from "../../ui/clock-words.ts";
import { MessageWords } from "../../ui/message-words.tsx";
import { NetworkMark } from "../../ui/network-mark.tsx";
import { useOfficeClock } from "../../ui/office-clock.ts";
import { ClockWords } from "../../ui/slim-clock.tsx";
import { DidNotLoad, Nothing, Waiting } from "../../ui/states.tsx";
import { momentWords } from "../../ui/time-words.ts";
import { useTimeWords } from "../../ui/use-time-words.ts";
import { Decision } from "./decision.tsx";
import css from "./deck.module.css";

type Section = { readonly path: string; readonly view: ListView; readonly keep: (row: CaseRow) => boolean };
type Props = {
  readonly section: Section;
  readonly others: readonly Section[];
  readonly onOpen: (caseId: string) => void;
  readonly onSection: (path: string) => void;
};

const swipePx = 64;

const useSwipe = (onNext: () => void, onBack: () => void) => {
  const start = useRef<{ readonly x: number; readonly y: number } | null>(null);
  return {
    onPointerDown: (event: React.PointerEvent) => {
      start.current = event.pointerType === "mouse" ? null : { x: event.clientX, y: event.clientY };
    },
    onPointerUp: (event: React.PointerEvent) => {
      const from = start.current;
      start.current = null;
      if (from === null) return;
      const dx = event.clientX - from.x;
      if (Math.abs(dx) < swipePx || Math.abs(dx) < 2 * Math.abs(event.clientY - from.y)) return;
      if (dx < 0) onNext();
      else onBack();
    },
  };
};

const Clock = ({ card, now }: { readonly card: Card; readonly now: number }) => {
  const texts = useTexts();
  const clock = useOfficeClock();
  const words = useTimeWords();
  const live = card.timers.filter((timer) => timer.due !== null && timer.stoppedAt === null).sort((a, b) => (a.due ?? 0) - (b.due ?? 0));
  const timer = live.find((candidate) => candidate.ofCurrentStep) ?? live[0];
  if (timer === undefined || timer.due === null) return null;
  const state = clockState({ ...timer, wall: isWall(timer) }, now, clock);
  return (
    <p className={css.clock}>
      <ClockWords state={state} words={clockFull(state, momentWords(timer.due, now, words), texts)} />{" "}
      <span className="small quiet">{texts.common.clause(timer.clause)}</span>
    </p>
  );
};

const Sheet = ({ card, now }: { readonly card: Card; readonly now: number }) => {
  const texts = useTexts();
  const words = useTimeWords();
  const opening = card.messages.find((message) => message.opening) ?? card.messages[0];
  const photos = opening?.attachments.filter((attachment) => attachment.kind === "photo" && attachment.url?.startsWith("/") === true) ?? [];
  return (
    <>
      <p className={css.origin}>
        <NetworkMark code={card.network.code} /> {opening?.author?.name ?? texts.common.unknownAuthor}
        <span className="quiet"> · {momentWords(card.receivedAt, now, words)}</span>
      </p>
      <Clock card={card} now={now} />
      <section aria-label={texts.head.message} className={css.message}>
        {opening !== undefined && <MessageWords text={opening.text} foldAt={600} />}
        {photos.map(
          (photo) => photo.url !== null && <img key={photo.url} src={photo.url} alt={photo.name ?? texts.card.attachment["photo"]} />,
        )}
      </section>
    </>
  );
};

/** A case as it was looked at: what has moved on since comes before the Head again. */
const lookOf = (row: CaseRow): string => `${row.caseId} ${row.version}`;

/** The Head on a phone: one message a screen, what is proposed, two buttons under the thumb. */
export const Deck = ({ section, others, onOpen, onSection }: Props) => {
  const texts = useTexts();
  const now = useNow();
  const list = useCaseList(section.view);
  const [passed, setPassed] = useState<readonly string[]>([]);
  const waiting = rowsOf(list.data?.pages ?? []).filter((row) => row.waitingFor.includes("head"));
  const rows = waiting.filter(section.keep);
  const elsewhere = others.find((other) => other.view === section.view && other.path !== section.path);
  const left = rows.filter((row) => !passed.includes(lookOf(row)));
  const current = left[0];
  const { data: card } = useCard(current?.caseId ?? null);
  useCard(left[1]?.caseId ?? null);
  const next = () => current !== undefined && setPassed([...passed, lookOf(current)]);
  const back = () => setPassed(passed.slice(0, -1));
  const swipe = useSwipe(next, back);

  if (list.isPending) return <Waiting />;
  if (list.isError && list.data === undefined)
    return <DidNotLoad title={texts.list.errorTitle} hint={texts.list.errorHint} onRetry={() => void list.refetch()} />;
  if (current === undefined)
    return (
      <Nothing icon={<IconChecks size={44} stroke={1.25} />} title={texts.head.done} hint={texts.head.doneHint}>
        {elsewhere !== undefined && waiting.length > rows.length && (
          <Button onClick={() => onSection(elsewhere.path)}>{texts.head.rest(waiting.length - rows.length)}</Button>
        )}
        {passed.length > 0 && rows.length > 0 && (
          <Button variant="default" onClick={() => setPassed([])}>
            {texts.head.later}: {rows.length}
          </Button>
        )}
      </Nothing>
    );
  return (
    <div className={css.deck} {...swipe}>
      <header className={css.head}>
        <h1>{texts.head.title}</h1>
        <span className="quiet">{texts.head.progress(rows.length - left.length + 1, rows.length)}</span>
        <button type="button" className={css.next} onClick={next} aria-label={texts.card.next} title={texts.head.swipe}>
          <IconArrowRight size={20} aria-hidden />
        </button>
      </header>
      {card === undefined || card.caseId !== current.caseId ? (
        <Waiting />
      ) : (
        <article key={card.caseId} className={css.sheet} aria-label={texts.card.label(card.number)}>
          <div className={css.scroll}>
            <Sheet card={card} now={now} />
            <button type="button" className={css.later} onClick={() => onOpen(card.caseId)}>
              {texts.head.details} {texts.common.number(card.number)}
            </button>
          </div>
          <Decision key={`${card.caseId} ${card.version}`} card={card} onDone={next} onOpen={() => onOpen(card.caseId)} />
        </article>
      )}
    </div>
  );
};
