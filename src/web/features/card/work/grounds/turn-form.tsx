import type { Card, ProcedureInfo } from "#http/contract";
import { Button, Radio, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useProcedure } from "../../../../data/procedure.ts";
import { useSay, useTexts } from "../../../../texts/texts-context.tsx";
import type { Texts } from "../../../../texts/ru.ts";
import { VisibilityLine } from "../../../../ui/visibility-line.tsx";
import { Actions, PaneTrouble } from "../pane.tsx";
import { usePaneMove } from "../use-pane-move.ts";
import css from "../work.module.css";
import { firstNameOf } from "./author-name.ts";
import { fillTemplate, hasEmptyPlace, placesOf } from "./fill-template.ts";
import own from "./grounds.module.css";
import { LiveText } from "./live-text.tsx";

type Props = { readonly card: Card; readonly onClose: () => void };
type Option = NonNullable<ProcedureInfo["appeal"]>;

// The link and the address are the same for every author: the desk remembers them on this device.
const remembered = (place: string): string => (place === "name" ? "" : (localStorage.getItem(`otklik.appeal.${place}`) ?? ""));
const remember = (place: string, value: string) => {
  if (place !== "name") localStorage.setItem(`otklik.appeal.${place}`, value);
};

const titleOf = (place: string, { grounds: { turn } }: Texts): string =>
  place === "name" || place === "link" || place === "address" ? turn.fields[place] : turn.otherField(place);

const TurnForm = ({ card, option, onClose }: Props & { readonly option: Option }) => {
  const texts = useTexts();
  const say = useSay();
  const move = usePaneMove(card);
  const [way, setWay] = useState(option.byDefault);
  const places = placesOf(option.template ?? "");
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() => ({
    ...Object.fromEntries(places.map((place) => [place, remembered(place)])),
    name: firstNameOf(card),
  }));
  const [edited, setEdited] = useState<string | null>(null);
  const [contacts, setContacts] = useState("");
  const [tried, setTried] = useState(false);
  const hasTemplate = way === option.byDefault && option.template !== null;
  const fields = places.map((name) => ({ name, title: titleOf(name, texts), required: true }));
  const notice = edited ?? (hasTemplate ? fillTemplate(option.template ?? "", fields, values) : "");
  const isBad = (way === "guide" && notice.trim() === "") || hasEmptyPlace(notice);
  const submit = () => {
    setTried(true);
    if (isBad || notice.length > card.maxReplyLength) return;
    places.forEach((place) => remember(place, values[place] ?? ""));
    const words = notice.trim() === "" ? {} : { notice: notice.trim() };
    move.run({ do: "turnIntoAppeal", by: way, contacts: contacts.trim(), ...words }, texts.grounds.turn.done);
  };
  const choose = (chosen: string) => {
    setWay(chosen === "register" ? "register" : "guide");
    setEdited(null);
  };
  return (
    <div className={css.form}>
      <Radio.Group label={texts.grounds.turn.way} value={way} onChange={choose}>
        <ul className={own.choice}>
          {option.ways.map((one) => (
            <li key={one}>
              <Radio value={one} label={texts.grounds.turn[one]} />
            </li>
          ))}
        </ul>
      </Radio.Group>
      {option.note !== null && <p className={own.hold}>{say(option.note)}</p>}
      {hasTemplate &&
        fields.map(({ name, title }) => (
          <TextInput
            key={name}
            label={title}
            value={values[name] ?? ""}
            error={tried && edited === null && (values[name] ?? "").trim() === ""}
            onChange={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
          />
        ))}
      <LiveText
        label={texts.grounds.turn.notice}
        hint={way === "guide" ? texts.grounds.turn.noticeHint : texts.grounds.turn.noticeOptional}
        text={notice}
        max={card.maxReplyLength}
        edited={edited !== null && hasTemplate}
        error={tried && isBad ? texts.grounds.turn.required : null}
        onChange={setEdited}
      />
      <VisibilityLine visibility={card.replyVisibility} />
      {way === "register" && (
        <Textarea
          label={texts.grounds.turn.contacts}
          description={texts.grounds.turn.contactsHint}
          value={contacts}
          onChange={(event) => setContacts(event.currentTarget.value)}
        />
      )}
      <PaneTrouble move={move} />
      <Actions>
        <Button loading={move.busy} onClick={submit}>
          {texts.grounds.turn.submit}
        </Button>
        <Button variant="default" onClick={onClose}>
          {texts.common.cancel}
        </Button>
      </Actions>
    </div>
  );
};

/** Into an official appeal (3.9), by the ways that the act opens today. */
export const TurnIntoAppealForm = ({ card, onClose }: Props) => {
  const { data: act } = useProcedure();
  const option = act?.appeal ?? null;
  return option === null ? null : <TurnForm card={card} option={option} onClose={onClose} />;
};
