/** Who recorded a post by its link or sent it again is kept with what was done to the answer (3.6). */
export const postDeeds = {
  name: "0020-post-deeds",
  sql: `
  alter table public_answer_deeds drop constraint public_answer_deeds_deed_check;
  alter table public_answer_deeds add constraint public_answer_deeds_deed_check
    check (deed in ('published', 'corrected', 'withdrawn', 'postConfirmed', 'postRetried'));
`,
};
