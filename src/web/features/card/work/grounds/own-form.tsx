import type { Card } from "#http/contract";
import type { ComponentType } from "react";
import { ChangeTermForm } from "../changes/change-term-form.tsx";
import { ImportanceForm, TopicForm } from "../changes/choose-form.tsx";
import { DeclineForm } from "../decline-form.tsx";
import { LinkNumberForm } from "../link-number-form.tsx";
import { ExplainForm } from "./explain-form.tsx";
import { RecordFactForm } from "./record-fact.tsx";
import { RefuseForm } from "./refuse-form.tsx";
import { TurnIntoAppealForm } from "./turn-form.tsx";

type FormProps = { readonly card: Card; readonly onClose: () => void };

/** Moves with a form of their own: refusals (3.7), explanations (3.8), appeals (3.9), changes of term, importance and topic, declared facts, a matter that is not ours. */
const ownForms: Readonly<Record<string, ComponentType<FormProps>>> = {
  refuse: RefuseForm,
  explain: ExplainForm,
  turnIntoAppeal: TurnIntoAppealForm,
  overrideTerm: ChangeTermForm,
  setImportance: ImportanceForm,
  setTopic: TopicForm,
  recordFact: RecordFactForm,
  linkRepeat: LinkNumberForm,
  declineCompetence: DeclineForm,
};

/** Whether a move has a form of its own. */
export const hasOwnForm = (move: string): boolean => ownForms[move] !== undefined;

/** The form of such a move, open. */
export const OwnForm = ({ move, ...props }: FormProps & { readonly move: string }) => {
  const Form = ownForms[move];
  return Form === undefined ? null : <Form {...props} />;
};
