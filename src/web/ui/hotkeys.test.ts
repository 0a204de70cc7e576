import { describe, expect, it } from "vitest";
import { keyOf } from "./hotkeys.ts";

describe("keys of the desk", () => {
  it.each([
    ["KeyJ", "j", false, "j"],
    ["KeyJ", "о", false, "j"],
    ["KeyE", "у", false, "e"],
    ["Slash", "/", false, "/"],
    ["Slash", ".", false, "/"],
    ["Digit7", "?", true, "?"],
    ["Slash", "?", true, "?"],
    ["Escape", "Escape", false, "escape"],
    ["ArrowDown", "ArrowDown", false, "down"],
  ])("reads %s «%s» by its place, in any layout", (code, key, shiftKey, read) => {
    expect(keyOf({ code, key, shiftKey })).toBe(read);
  });

  it("leaves capital letters and unknown keys alone", () => {
    expect(keyOf({ code: "KeyJ", key: "J", shiftKey: true })).toBeNull();
    expect(keyOf({ code: "F5", key: "F5", shiftKey: false })).toBeNull();
  });
});
