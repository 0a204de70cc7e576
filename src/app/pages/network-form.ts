import type { NetworkEntry, NetworkField } from "../ports/network.ts";
import type { Channel } from "../ports/channel.ts";
import { limitFields, publicReplyField } from "./common-fields.ts";
import type { FormField, NetworkForm } from "./face.ts";

const kindOf = ({ kind, choices, fallback }: NetworkField): FormField["kind"] => {
  if (kind !== undefined) return kind;
  if (choices !== undefined) return "choice";
  if (typeof fallback === "number") return "number";
  return typeof fallback === "boolean" ? "flag" : "text";
};

const formField = (field: NetworkField): FormField => ({
  ...field,
  kind: kindOf(field),
  choices: field.choices ?? [],
  fallback: field.fallback ?? null,
  advanced: field.advanced ?? (!field.required && !field.secret && field.fallback !== undefined),
});

/** Every setting of a page of this network: the connector's own, then those that the desk adds; a name that the connector has is not added twice. */
export function fieldsOf({ capabilities, fields }: Pick<NetworkEntry, "capabilities" | "fields">): readonly FormField[] {
  const own = new Set(fields.map(({ name }) => name));
  const added = [...(capabilities.publicReply === "yes" ? [publicReplyField] : []), ...limitFields];
  return [...fields, ...added.filter(({ name }) => !own.has(name))].map(formField);
}

/** The network as a form. */
export function networkForm(network: NetworkEntry, channel: Channel | undefined): NetworkForm {
  const { code, title, mark, legalNote, enabledByDefault, steps } = network;
  return {
    code,
    title,
    mark,
    legalNote,
    enabledByDefault,
    fields: fieldsOf(network),
    steps: steps ?? [],
    connects: channel?.connect !== undefined,
  };
}
