import type { CaseRow, FoundRow } from "#http/contract";
import { Checkbox } from "@mantine/core";
import { IconPaperclip, IconTrash, IconUrgent } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { Fragment } from "react";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import { clockState, isWallUnit } from "../../ui/clock-state.ts";
import { clockFull } from "../../ui/clock-words.ts";
import { plainWords } from "../../ui/message-words.tsx";
import { NetworkMark } from "../../ui/network-mark.tsx";
import { useOfficeClock } from "../../ui/office-clock.ts";
import { ClockBar, ClockWords } from "../../ui/slim-clock.tsx";
import { momentWords } from "../../ui/time-words.ts";
import { useTimeWords } from "../../ui/use-time-words.ts";
import css from "./list.module.css";
import { shortFragment } from "./short-fragment.ts";

type Props = {
  readonly row: CaseRow;
  readonly section: string;
  readonly now: number;
  /** Where the looked-for words stand, in place of the beginning of the message. */
  readonly fragment: FoundRow["fragment"];
  readonly current: boolean;
  readonly selectable: boolean;
  readonly selected: boolean;
  readonly onSelect: (selected: boolean) => void;
};

const Clock = ({ row, now }: { readonly row: CaseRow; readonly now: number }) => {
  const clock = useOfficeClock();
  const words = useTimeWords();
  if (row.ended || row.nearest === null) return <span className={css.date}>{momentWords(row.receivedAt, now, words)}</span>;
  const state = clockState({ ...row.nearest, wall: row.isEmergency || isWallUnit(row.nearest.unit) }, now, clock);
  const due = row.nearest.due === null ? null : momentWords(row.nearest.due, now, words);
  return (
    <span className={css.clock} title={clockFull(state, due, words.texts)}>
      <ClockWords state={state} />
      <ClockBar state={state} />
    </span>
  );
};

const Signs = ({ row }: { readonly row: CaseRow }) => {
  const texts = useTexts();
  return (
    <>
      {row.isEmergency && (
        <span className={css.alarm}>
          <IconUrgent size={14} aria-hidden /> {texts.list.emergency}
        </span>
      )}
      {row.removedByAuthor && (
        <span className={css.sign} title={texts.list.removed}>
          <IconTrash size={14} aria-hidden />
          <span className="unseen">{texts.list.removed}</span>
        </span>
      )}
      {row.attachmentCount > 0 && (
        <span className={css.sign} title={texts.list.attachments(row.attachmentCount)}>
          <IconPaperclip size={14} aria-hidden />
          {row.attachmentCount}
          <span className="unseen">{texts.list.attachments(row.attachmentCount)}</span>
        </span>
      )}
    </>
  );
};

/** One case in two lines: who and what on the left; until when, whose step and by which clause on the right. */
export const CaseLine = ({ row, section, now, fragment, current, selectable, selected, onSelect }: Props) => {
  const texts = useTexts();
  const say = useSay();
  const units = row.units.map((unit) => unit.shortTitle).join(", ");
  return (
    <div className={css.line} data-current={current || undefined} data-selected={selected || undefined}>
      {selectable && (
        <Checkbox
          className={css.check}
          size="xs"
          checked={selected}
          aria-label={texts.list.select(row.number)}
          onChange={(event) => onSelect(event.currentTarget.checked)}
        />
      )}
      <Link
        to="/$section/$caseId"
        params={{ section, caseId: row.caseId }}
        className={css.link}
        aria-current={current ? "true" : undefined}
        data-case={row.caseId}
      >
        <span className={css.first}>
          <NetworkMark code={row.network} />
          <span className={css.author}>{row.authorName ?? texts.common.unknownAuthor}</span>
          <span className={css.number}>{texts.common.number(row.number)}</span>
          <Signs row={row} />
          <Clock row={row} now={now} />
        </span>
        <span className={css.second} data-found={fragment === null ? undefined : true}>
          <span className={css.excerpt}>
            {fragment === null
              ? plainWords(row.excerpt).replaceAll(/\s+/g, " ")
              : shortFragment(fragment).map(({ text, hit }, at) =>
                  hit ? <mark key={at}>{text}</mark> : <Fragment key={at}>{text}</Fragment>,
                )}
          </span>
          <span className={css.step}>{units === "" ? say(row.stepTitle) : `${say(row.stepTitle)} · ${units}`}</span>
          {row.nearest !== null && !row.ended && <span className={css.clause}>{texts.common.clause(row.nearest.clause)}</span>}
        </span>
      </Link>
    </div>
  );
};
