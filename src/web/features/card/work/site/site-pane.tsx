import type { Card, SitePart } from "#http/contract";
import { personalDataIn } from "#triage";
import { Button, Checkbox, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useSite, useSiteDeed } from "../../../../data/site.ts";
import { useSay, useTexts } from "../../../../texts/texts-context.tsx";
import { momentWords } from "../../../../ui/time-words.ts";
import { useTimeWords } from "../../../../ui/use-time-words.ts";
import { Actions, Pane } from "../pane.tsx";
import { SitePost } from "./site-post.tsx";
import css from "../work.module.css";

type Deed = ReturnType<typeof useSiteDeed>;

const Trouble = ({ deed }: { readonly deed: Deed }) => {
  const { site } = useTexts();
  const say = useSay();
  if (deed.error === null) return null;
  return (
    <div className={css.trouble} role="alert">
      <p>{deed.error.problem === null ? site.failed : say(deed.error.problem.message)}</p>
    </div>
  );
};

const Words = ({ part, deed }: { readonly part: SitePart; readonly deed: Deed }) => {
  const { site } = useTexts();
  const standing = part.answer?.withdrawnAt === null ? part.answer : null;
  const [question, setQuestion] = useState(standing?.question ?? part.wording.question);
  const [answer, setAnswer] = useState(standing?.answer ?? part.wording.answer);
  const [pageIds, setPageIds] = useState<string[]>([]);
  const [checked, setChecked] = useState(false);
  const found = [question, answer].flatMap((text) => personalDataIn(text, part.names));
  const words = { question, answer, checked: found.length > 0 && checked };
  return (
    <>
      <Textarea label={site.question} value={question} autosize minRows={2} onChange={(event) => setQuestion(event.currentTarget.value)} />
      <Textarea label={site.answer} value={answer} autosize minRows={4} onChange={(event) => setAnswer(event.currentTarget.value)} />
      {found.length > 0 && (
        <div className={css.advice} role="status">
          <p>
            {site.found} {found.map(({ kind, text }) => `${text} (${site.kinds[kind]})`).join(", ")}
          </p>
          <Checkbox label={site.checked} checked={checked} onChange={(event) => setChecked(event.currentTarget.checked)} />
        </div>
      )}
      {standing === null && part.pages.length > 0 && (
        <Checkbox.Group label={site.pages} value={pageIds} onChange={setPageIds}>
          {part.pages.map(({ pageId, title, byHand }) => (
            <Checkbox key={pageId} value={pageId} label={byHand ? `${title} (${site.byHand})` : title} mt={6} />
          ))}
        </Checkbox.Group>
      )}
      <Actions>
        <Button
          loading={deed.isPending}
          disabled={(found.length > 0 && !checked) || question.trim() === "" || answer.trim() === ""}
          onClick={() => deed.mutate(standing === null ? { end: "", body: { ...words, pageIds } } : { end: "/correction", body: words })}
        >
          {standing === null ? site.publish : site.correct}
        </Button>
      </Actions>
    </>
  );
};

const Withdraw = ({ deed }: { readonly deed: Deed }) => {
  const { site } = useTexts();
  const [reason, setReason] = useState("");
  return (
    <details>
      <summary>{site.withdraw}</summary>
      <TextInput label={site.reason} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      <Actions>
        <Button variant="default" disabled={reason.trim() === ""} onClick={() => deed.mutate({ end: "/withdrawal", body: { reason } })}>
          {site.withdraw}
        </Button>
      </Actions>
    </details>
  );
};

/** A reply of general interest (3.6): as everybody will read it, where it stands, and its posts. */
export const SitePane = ({ card, now }: { readonly card: Card; readonly now: number }) => {
  const { site } = useTexts();
  const times = useTimeWords();
  const { data: part } = useSite(card.caseId, card.version);
  const deed = useSiteDeed(card.caseId);
  if (part === undefined || part === null) return null;
  const standing = part.answer?.withdrawnAt === null ? part.answer : null;
  return (
    <Pane title={site.title} hint={site.hint} clause="3.6">
      {standing !== null && (
        <p>
          <a href={standing.url}>{site.open}</a>
        </p>
      )}
      {part.deeds.map(({ deed: done, by, at, reason }) => (
        <p key={`${done} ${at}`} className={css.by}>
          {site.deeds[done]}: {by}, {momentWords(at, now, times)}
          {reason === null ? "" : `. ${reason}`}
        </p>
      ))}
      {part.mayPublish && <Words key={standing?.answerId ?? "new"} part={part} deed={deed} />}
      {part.posts.map((post) => (
        <SitePost key={post.postId} post={post} deed={deed} mayPublish={part.mayPublish} />
      ))}
      <Trouble deed={deed} />
      {part.mayPublish && standing !== null && <Withdraw deed={deed} />}
    </Pane>
  );
};
