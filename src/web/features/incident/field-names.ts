import type { IncidentFieldName } from "#http/contract";

/** The fields in the order in which people read them. */
export const fieldNames: readonly IncidentFieldName[] = [
  "number",
  "text",
  "url",
  "author",
  "topic",
  "topicGroup",
  "executor",
  "writtenAt",
  "deadline",
];
