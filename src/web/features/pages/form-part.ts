import type { PageForm } from "./page-form.ts";

/** What every part of the form is given: the form, the way to change it, and the server's word about a field. */
export type FormPart = {
  readonly form: PageForm;
  readonly change: (change: Partial<PageForm>) => void;
  readonly trouble: (path: string) => string | undefined;
};
