import { InvalidArgumentError } from "commander";

/** A port from the command line; 0 takes any free one. */
export const portOption = (text: string): number => {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError("a number from 0 to 65535");
  return port;
};
