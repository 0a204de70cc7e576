/**
 * Networks: bytes in → verified events, an approved reply out → an id or a classed failure. One folder a network, one registry.
 * A connector fills the port `Channel` of the app; it knows nothing of cases, the database or the screens, and no network
 * is known by name outside its folder and the registry. A missing capability is data (`manual`), not an error.
 * The contract suite that every connector passes with its fake is `contract-suite.ts`.
 */
export { failureAdvice, type FailureAdvice } from "./failure-advice.ts";
export {
  createHttpClients,
  type HttpClient,
  type HttpClientFactory,
  type HttpOutcome,
  type HttpRequest,
  type HttpSettings,
} from "./http-client.ts";
export { startFakeMax, type FakeMax, type FakeMaxControl, type FakeMaxOptions } from "./max/fake/index.ts";
export { startFakeFacebook, startFakeInstagram, type FakeMeta, type FakeMetaControl, type FakeMetaOptions } from "./meta/fake/index.ts";
export { startFakeOk, type FakeOk, type FakeOkControl, type FakeOkOptions } from "./ok/fake/index.ts";
export { createChannels, networks, type Network } from "./registry.ts";
export { createSafeFetch, type SafeFetchOptions } from "./safe-fetch.ts";
export type { SettingField } from "./setting-field.ts";
export { splitDeliveries, type Deliveries } from "./split-deliveries.ts";
export { startFakeTelegram, type FakeTelegram, type FakeTelegramControl, type FakeTelegramOptions } from "./telegram/fake/index.ts";
export type { ChannelTools } from "./tools.ts";
export { startFakeVk, type FakeVk, type FakeVkControl, type FakeVkOptions } from "./vk/fake/index.ts";
export { startFakeX, type FakeX, type FakeXControl, type FakeXOptions } from "./x/fake/index.ts";
