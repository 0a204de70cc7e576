import type { EnteredResult, FolderForm } from "#http/contract";
import { Button, MultiSelect, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { IconFolder, IconPrinter } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { folderPdf, useEnterFolder, useFolder } from "../../data/folder.ts";
import { useMe } from "../../data/me.ts";
import { useNow } from "../../data/server-clock.ts";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import { Clause } from "../../ui/clause.tsx";
import { fromLocalMoment, toLocalMoment } from "../../ui/local-moment.ts";
import { plainWords } from "../../ui/message-words.tsx";
import { useOfficeClock } from "../../ui/office-clock.ts";
import { DidNotLoad, Nothing, Waiting } from "../../ui/states.tsx";
import css from "./folder.module.css";

type Sheet = { readonly lead: string; readonly others: readonly string[]; readonly instruction: string };
type CardOf = FolderForm["cards"][number];

const blank: Sheet = { lead: "", others: [], instruction: "" };

type SheetProps = {
  readonly card: CardOf;
  readonly sheet: Sheet;
  readonly outcome: EnteredResult | undefined;
  readonly onSheet: (sheet: Sheet) => void;
};

/** What was signed under one message. */
const SheetForm = ({ card, sheet, outcome, onSheet }: SheetProps) => {
  const texts = useTexts();
  const { folder: words } = texts;
  const say = useSay();
  const { units } = useMe();
  const named = units.map(({ unitId, title }) => ({ value: unitId, label: title }));
  return (
    <li className={css.sheet}>
      <div>
        <p>
          <Link to="/$section/$caseId" params={{ section: "all", caseId: card.caseId }}>
            {texts.common.number(card.number)}
          </Link>{" "}
          <span className="quiet">{words.code(card.code)}</span> <strong>{card.authorName ?? texts.common.unknownAuthor}</strong>
        </p>
        <p className={css.text}>{plainWords(card.text)}</p>
      </div>
      {card.mayEnter ? (
        <div className={css.fields}>
          <NativeSelect
            label={words.resolution}
            value={sheet.lead}
            data={[{ value: "", label: words.none }, ...named]}
            onChange={(event) => onSheet({ ...sheet, lead: event.currentTarget.value })}
          />
          {sheet.lead !== "" && (
            <>
              <MultiSelect
                label={words.alsoUnits}
                data={named.filter(({ value }) => value !== sheet.lead)}
                value={[...sheet.others]}
                onChange={(others) => onSheet({ ...sheet, others })}
              />
              <Textarea
                label={words.instruction}
                autosize
                minRows={2}
                maxLength={4_000}
                value={sheet.instruction}
                onChange={(event) => onSheet({ ...sheet, instruction: event.currentTarget.value })}
              />
            </>
          )}
        </div>
      ) : (
        <p className="quiet">{words.closed}</p>
      )}
      {outcome !== undefined && !outcome.done && outcome.why !== null && (
        <p role="alert" className={css.wrong}>
          {words.failed} {say(outcome.why)} {outcome.clause !== null && <Clause clause={outcome.clause} />}
        </p>
      )}
    </li>
  );
};

const Form = ({ form }: { readonly form: FolderForm }) => {
  const { folder: words } = useTexts();
  const { zone } = useOfficeClock();
  const now = useNow();
  const enter = useEnterFolder();
  const [sheets, setSheets] = useState<Readonly<Record<string, Sheet>>>({});
  const [signedBy, setSignedBy] = useState(form.signers[0]?.personId ?? "");
  const [signed, setSigned] = useState(() => toLocalMoment(now, zone).slice(0, 16));
  const signedAt = fromLocalMoment(signed, zone);
  const filled = form.cards.flatMap((card) => {
    const sheet = sheets[card.caseId] ?? blank;
    if (!card.mayEnter || sheet.lead === "") return [];
    const units = [sheet.lead, ...sheet.others.filter((unit) => unit !== sheet.lead)];
    return [{ caseId: card.caseId, code: card.code, units, answerable: sheet.lead, instruction: sheet.instruction.trim() }];
  });
  const done = enter.data?.filter((one) => one.done).length ?? 0;
  return (
    <>
      <div className={css.signature}>
        <NativeSelect
          label={words.signedBy}
          value={signedBy}
          data={form.signers.map(({ personId, name, position }) => ({
            value: personId,
            label: [name, position].filter(Boolean).join(", "),
          }))}
          onChange={(event) => setSignedBy(event.currentTarget.value)}
        />
        <TextInput type="datetime-local" label={words.signedAt} value={signed} onChange={(event) => setSigned(event.currentTarget.value)} />
      </div>
      <ul className={css.sheets}>
        {form.cards.map((card) => (
          <SheetForm
            key={card.caseId}
            card={card}
            sheet={sheets[card.caseId] ?? blank}
            outcome={enter.data?.find(({ caseId }) => caseId === card.caseId)}
            onSheet={(sheet) => setSheets({ ...sheets, [card.caseId]: sheet })}
          />
        ))}
      </ul>
      {enter.isError && (
        <p role="alert" className={css.wrong}>
          {words.sendError}
        </p>
      )}
      <p role="status">{done > 0 ? words.done(done) : ""}</p>
      {form.cards.length > 0 && (
        <div className={css.actions}>
          <Button
            disabled={filled.length === 0 || signedAt === null || signedBy === ""}
            loading={enter.isPending}
            onClick={() => signedAt !== null && enter.mutate({ signedBy, signedAt, results: filled })}
          >
            {words.submit(filled.length)}
          </Button>
        </div>
      )}
    </>
  );
};

/** The folder «Срочно» on paper (3.1.1): printed for the Head, and what was signed written in at one go. */
export const FolderScreen = () => {
  const texts = useTexts();
  const { folder: words } = texts;
  const { data: form, isPending, isError, refetch } = useFolder();
  return (
    <main className={css.screen}>
      <div className={css.width}>
        <header>
          <h1>
            {words.title} <Clause clause="3.1.1" />
          </h1>
          <p className="quiet">{words.intro}</p>
          <a className={css.print} href={folderPdf} download>
            <IconPrinter size={16} aria-hidden /> {words.print}
          </a>
        </header>
        {isPending && <Waiting />}
        {isError && form === undefined && <DidNotLoad title={words.loadError} hint={texts.list.errorHint} onRetry={() => void refetch()} />}
        {form?.cards.length === 0 && <Nothing icon={<IconFolder size={36} stroke={1.25} />} title={words.empty} hint={words.emptyHint} />}
        {form !== undefined && <Form form={form} />}
      </div>
    </main>
  );
};
