/** `otklik channel parse`: a webhook's raw body on stdin → the normalised events as JSON lines; `otklik channel check`: how a page is. */
import { buffer } from "node:stream/consumers";
import type { Command } from "commander";
import type { Channel, InboundEvent, ParsedPayload } from "#app";
import { createChannels, splitDeliveries } from "#channels";

type ParseOptions = { readonly network: string; readonly account?: string; readonly url?: string; readonly header: readonly string[] };

type Streams = { readonly out: (line: string) => void; readonly err: (line: string) => void };

/** Adds the `channel` commands to the program. */
export const registerChannel = (program: Command): void => {
  const channel = program.command("channel").description("networks: read a payload, ask after a page");
  channel
    .command("parse")
    .description("a webhook's raw body on stdin → normalised events as JSON lines; what was set aside goes to stderr")
    .requiredOption("--network <code>", "the network's code, for example vk")
    .option("--account <id>", "the official page's id, where the payload does not name it")
    .option("--url <url>", "the address the network called, where it takes part in the signature")
    .option("--header <name: value>", "a header of the request; may be repeated", collect, [])
    .action(async (options: ParseOptions) => {
      process.exitCode = parseInput(await buffer(process.stdin), options, {
        out: (line) => process.stdout.write(`${line}\n`),
        err: (line) => process.stderr.write(`${line}\n`),
      });
    });
  registerCheck(channel);
};

const registerCheck = (channel: Command): void => {
  channel
    .command("check")
    .argument("[page]", "the page's id, its account in the network or its title; all pages without it")
    .description("how an official page is, as its network says now: tokens, rights, delivery")
    .option("--organisation <name>", "needed where there are several")
    .action(async (page: string | undefined, options: { readonly organisation?: string }) => {
      // The database's code is loaded only for this: reading a payload needs none of it.
      const { runCheck } = await import("./channel-check.ts");
      await runCheck(page, options);
    });
};

const collect = (value: string, former: readonly string[]): readonly string[] => [...former, value];

/** Parses one body, a list of bodies, a Long Poll answer or JSON lines; 0 when it was JSON at all, 1 when not, 2 for an unknown network. */
export const parseInput = (body: Uint8Array, options: ParseOptions, streams: Streams): number => {
  const channels = createChannels({ now: Date.now });
  const found = channels.find((candidate) => candidate.network === options.network);
  if (found === undefined) {
    const known = channels.map((candidate) => candidate.network).join(", ");
    streams.err(
      JSON.stringify({
        problem: { code: "network.unknown", path: "", ru: `Неизвестная сеть. Есть: ${known}.`, en: `Unknown network. Known: ${known}.` },
      }),
    );
    return 2;
  }
  const deliveries = splitDeliveries(body);
  if (!deliveries.ok) {
    streams.err(JSON.stringify({ problem: deliveries.problem }));
    return 1;
  }
  for (const delivery of deliveries.bodies) print(parseOne(found, delivery, options), streams);
  return 0;
};

const parseOne = (channel: Channel, delivery: Uint8Array, options: ParseOptions): ParsedPayload =>
  channel.parse(delivery, options.account, Date.now());

const print = (parsed: ParsedPayload, { out, err }: Streams): void => {
  for (const event of parsed.events) out(JSON.stringify(withIsoTime(event)));
  for (const ignored of parsed.ignored) err(JSON.stringify({ ignored }));
  for (const problem of parsed.problems) err(JSON.stringify({ problem }));
};

const withIsoTime = (event: InboundEvent): InboundEvent & { readonly occurredAtIso: string } => ({
  ...event,
  occurredAtIso: new Date(event.occurredAt).toISOString(),
});
