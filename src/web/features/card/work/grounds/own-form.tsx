import type { Card } from "#http/contract";
import type { ComponentType } from "react";
import { ExplainForm } from "./explain-form.tsx";
import { RefuseForm } from "./refuse-form.tsx";
import { TurnIntoAppealForm } from "./turn-form.tsx";

type FormProps = { readonly card: Card; readonly onClose: () => void };

/** Moves with a form of their own: refusals (3.7), explanations (3.8), appeals (3.9). */
const ownForms: Readonly<Record<string, ComponentType<FormProps>>> = {
  refuse: RefuseForm,
  explain: ExplainForm,
  turnIntoAppeal: TurnIntoAppealForm,
};

/** Whether a move has a form of its own. */
export const hasOwnForm = (move: string): boolean => ownForms[move] !== undefined;

/** The form of such a move, open. */
export const OwnForm = ({ move, ...props }: FormProps & { readonly move: string }) => {
  const Form = ownForms[move];
  return Form === undefined ? null : <Form {...props} />;
};
