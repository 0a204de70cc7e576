import { Button } from "@mantine/core";
import { useAnsweredBefore } from "../../../../data/site.ts";
import { useTexts } from "../../../../texts/texts-context.tsx";
import css from "../work.module.css";

/** What the site answers already about this message (3.6): a link for the draft. */
export const AnsweredBefore = ({ caseId, onInsert }: { readonly caseId: string; readonly onInsert: (link: string) => void }) => {
  const { site } = useTexts();
  const { data = [] } = useAnsweredBefore(caseId);
  if (data.length === 0) return null;
  return (
    <section className={css.advice} data-soft aria-label={site.answered}>
      <p>{site.answered}</p>
      {data.map(({ answerId, question, url }) => (
        <p key={answerId}>
          <a href={url} className={css.apart}>
            {question}
          </a>{" "}
          <Button size="xs" variant="default" onClick={() => onInsert(url)}>
            {site.insert}
          </Button>
        </p>
      ))}
    </section>
  );
};
