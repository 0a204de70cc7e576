import { expect, test } from "vitest";
import { isWholeLink } from "./whole-link.ts";

test.each(["https://vk.com/wall-1_2", " http://ok.ru/group/1 ", "https://город.рф/новости"])("3.6: %s is a link to a post", (words) => {
  expect(isWholeLink(words)).toBe(true);
});

test.each(["", "vk.com/wall-1_2", "разместили утром", "javascript:alert(1)", "https://стена"])(
  "3.6: «%s» is no link to a post",
  (words) => {
    expect(isWholeLink(words)).toBe(false);
  },
);
