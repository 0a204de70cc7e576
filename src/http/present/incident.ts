import type { FieldMap as AppMap, IncidentPart as AppPart, IncidentState as AppState, LetterView, TablePreview as AppPreview } from "#app";
import type { FieldMap, IncidentLetter, IncidentPart, IncidentState, TablePreview } from "../contract/index.ts";

/** A letter as its reader sees it; the letter itself only for those who read letters (1.5). */
export const presentLetter = (row: LetterView, mayRead: boolean): IncidentLetter => ({
  letterId: row.letterId,
  kind: row.kind,
  from: row.from,
  subject: row.subject,
  receivedAt: row.receivedAt,
  caseId: row.caseId,
  caseNumber: row.caseNumber,
  fileUrl: mayRead ? `/api/files/${encodeURIComponent(row.fileId)}?as=attachment` : null,
  problems: row.problems.map((one) => ({ ...one })),
  detail: row.detail,
  settled: row.settled === null ? null : { ...row.settled },
});

/** A map as JSON. */
export const presentMap = (map: AppMap): FieldMap => {
  const signs = ({ labels, pattern }: AppMap["text"]) => ({ labels: [...labels], pattern });
  return {
    number: signs(map.number),
    text: signs(map.text),
    url: signs(map.url),
    author: signs(map.author),
    topic: signs(map.topic),
    topicGroup: signs(map.topicGroup),
    executor: signs(map.executor),
    writtenAt: signs(map.writtenAt),
    deadline: signs(map.deadline),
  };
};

/** How the ways stand. */
export const presentIncidentState = (state: AppState): IncidentState => ({
  ...state,
  mailbox:
    state.mailbox === null
      ? null
      : { ...state.mailbox, health: { ...state.mailbox.health, problems: state.mailbox.health.problems.map((one) => ({ ...one })) } },
  map: presentMap(state.map),
  keys: state.keys === null ? null : state.keys.map((key) => ({ ...key })),
});

/** A table before it is taken in. */
export const presentPreviewOfTable = (preview: AppPreview): TablePreview => ({
  ...preview,
  columns: preview.columns.map((one) => ({ ...one })),
  rows: preview.rows.map((row) => ({ ...row, fields: { ...row.fields }, problems: [...row.problems] })),
  problems: [...preview.problems],
});

/** The card's part. */
export const presentIncidentPart = ({ facts, letters, handOverTo }: AppPart, mayRead: boolean): IncidentPart => ({
  facts: facts === null ? null : { ...facts },
  letters: letters.map((row) => presentLetter(row, mayRead)),
  handOverTo,
});
