import type { NewPerson, Role, Unit } from "#http/contract";
import { NativeSelect, TextInput } from "@mantine/core";
import { useTexts } from "../../texts/texts-context.tsx";

/** What stands in the form of a person, whether new or known. */
export type PersonFieldsForm = Pick<NewPerson, "name" | "position" | "role" | "unitId" | "locale">;

const roles: readonly Role[] = ["curator", "head", "unit", "controller", "administrator"];

type Props = {
  readonly form: PersonFieldsForm;
  readonly units: readonly Unit[];
  readonly onChange: (form: PersonFieldsForm) => void;
  /** One's own role is changed by another administrator. */
  readonly isMe: boolean;
};

/** Name, position, role, unit, language. */
export const PersonFields = ({ form, units, onChange, isMe }: Props) => {
  const texts = useTexts();
  const { people: words } = texts.security;
  return (
    <>
      <TextInput
        label={words.name}
        required
        withAsterisk={false}
        value={form.name}
        onChange={(event) => onChange({ ...form, name: event.currentTarget.value })}
      />
      <TextInput
        label={words.position}
        value={form.position}
        onChange={(event) => onChange({ ...form, position: event.currentTarget.value })}
      />
      <NativeSelect
        label={words.role}
        disabled={isMe}
        value={form.role}
        data={roles.map((role) => ({ value: role, label: texts.roles[role] }))}
        onChange={(event) => {
          const role = roles.find((one) => one === event.currentTarget.value);
          if (role !== undefined) onChange({ ...form, role, unitId: role === "unit" ? form.unitId : null });
        }}
      />
      {form.role === "unit" && (
        <NativeSelect
          label={words.unit}
          required
          withAsterisk={false}
          value={form.unitId ?? ""}
          data={[{ value: "", label: words.unitChoose }, ...units.map(({ unitId, shortTitle }) => ({ value: unitId, label: shortTitle }))]}
          onChange={(event) => onChange({ ...form, unitId: event.currentTarget.value === "" ? null : event.currentTarget.value })}
        />
      )}
      <NativeSelect
        label={words.language}
        value={form.locale}
        data={(["ru", "en"] as const).map((locale) => ({ value: locale, label: words.languages[locale] }))}
        onChange={(event) => onChange({ ...form, locale: event.currentTarget.value === "en" ? "en" : "ru" })}
      />
    </>
  );
};
