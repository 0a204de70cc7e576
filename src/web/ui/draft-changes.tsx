import type { Card, Draft } from "#http/contract";
import { useTexts } from "../texts/texts-context.tsx";
import { ChangedWords } from "./changed-words.tsx";
import { wordChanges } from "./word-changes.ts";
import css from "./word-changes.module.css";

/** What has changed in a draft since it was returned: words, files, and the remark that asked for it (3.1.4, 3.2.4). */
export const DraftChanges = ({ card, draft }: { readonly card: Card; readonly draft: Draft }) => {
  const texts = useTexts();
  const former = card.drafts[card.drafts.findIndex(({ draftId }) => draftId === draft.draftId) - 1];
  if (former === undefined) return null;
  const changes = wordChanges(former.text, draft.text);
  const has = (files: Draft["files"], fileId: string) => files.some((file) => file.fileId === fileId);
  const addedFiles = draft.files.filter((file) => !has(former.files, file.fileId)).length;
  const removedFiles = former.files.filter((file) => !has(draft.files, file.fileId)).length;
  const remark = card.returns.findLast(({ draftId }) => draftId === former.draftId);
  const words = texts.otherWays.changes;
  return (
    <details className={css.changes} open>
      <summary>{words.title}</summary>
      {remark !== undefined && (
        <p className="small quiet">
          {words.remarks[remark.by]}: {remark.remarks}
        </p>
      )}
      {changes.every(({ kind }) => kind === "same") ? (
        <p className="quiet">{words.same}</p>
      ) : (
        <ChangedWords before={former.text} after={draft.text} />
      )}
      {addedFiles + removedFiles > 0 && <p className="small quiet">{words.files(addedFiles, removedFiles)}</p>}
    </details>
  );
};
