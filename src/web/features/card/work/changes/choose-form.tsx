import type { Card, Choices, MoveInput } from "#http/contract";
import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useSay, useTexts } from "../../../../texts/texts-context.tsx";
import { Actions, PaneTrouble } from "../pane.tsx";
import { usePaneMove } from "../use-pane-move.ts";
import css from "../work.module.css";

type FormProps = { readonly card: Card; readonly onClose: () => void };
type Props = FormProps & {
  readonly label: string;
  readonly options: Choices["topics"];
  readonly make: (name: string) => MoveInput;
};

const Choose = ({ card, label, options, make, onClose }: Props) => {
  const texts = useTexts();
  const say = useSay();
  const move = usePaneMove(card);
  const [name, setName] = useState(options.find(({ chosen }) => chosen)?.name ?? options[0]?.name ?? "");
  return (
    <div className={css.form}>
      <NativeSelect
        label={label}
        value={name}
        data={options.map((option) => ({ value: option.name, label: say(option.title) }))}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <PaneTrouble move={move} />
      <Actions>
        <Button loading={move.busy} disabled={name === ""} onClick={() => move.run(make(name), texts.work.other.done)}>
          {texts.duty.save}
        </Button>
        <Button variant="default" onClick={onClose}>
          {texts.common.cancel}
        </Button>
      </Actions>
    </div>
  );
};

/** The level of importance, from those that the act has. */
export const ImportanceForm = (props: FormProps) => (
  <Choose
    {...props}
    label={useTexts().duty.importance}
    options={props.card.choices?.importance ?? []}
    make={(importance) => ({ do: "setImportance", importance })}
  />
);

/** The topic, from the act's classifier. */
export const TopicForm = (props: FormProps) => (
  <Choose
    {...props}
    label={useTexts().duty.topic}
    options={props.card.choices?.topics ?? []}
    make={(topic) => ({ do: "setTopic", topic })}
  />
);
