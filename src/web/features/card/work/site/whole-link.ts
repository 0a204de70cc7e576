/** Whether these words are an address that others can open: whole, and of the web. */
export const isWholeLink = (words: string): boolean => {
  const address = URL.parse(words.trim());
  return address !== null && (address.protocol === "https:" || address.protocol === "http:") && address.hostname.includes(".");
};
