import type { Texts } from "./ru.ts";

/** English words of citizens' files. */
export const enAttachments: Texts["attachments"] = {
  waiting: "is being fetched",
  retry: "Fetch once more",
  retryFailed: "It could not be asked for. Try later.",
  reasons: {
    HOST: "not fetched: it does not lie in this network",
    NOT_HTTPS: "not fetched: the address is not protected",
    PRIVATE: "not fetched: the address leads inside another network",
    REDIRECT: "not fetched: the address leads away",
    INFECTED: "not kept: the antivirus found malicious content",
    NOT_SCANNED: "waits to be looked at by the antivirus",
    TOO_LARGE: "not fetched: larger than 50 MB, open it in the network",
    GONE: "not fetched: the network no longer has it",
    NOT_GIVEN: "not fetched: the network did not give the file",
    NETWORK_DOWN: "not fetched: the network did not answer",
    TIMEOUT: "not fetched: the network took too long",
    ANSWER: "not fetched: the network answered with an error",
  },
};
