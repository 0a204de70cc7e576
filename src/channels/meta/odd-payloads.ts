/** Any JSON at all in the shape of Meta's webhooks, for the property tests of both networks. */
import * as fc from "fast-check";

const KEYS = [
  ..."id time field value item verb comment_id post_id parent_id created_time from name username message text photo video link post".split(
    " ",
  ),
  ..."media media_id sender_id sender_name self_ig_scoped_id messaging changes sender recipient timestamp mid attachments type".split(" "),
  ..."payload url is_echo is_deleted is_unsupported message_edit num_edit coordinates lat long sticker_id constructor __proto__".split(" "),
];

const leaf = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(
    "42",
    "1_2",
    "add",
    "edited",
    "remove",
    "hide",
    "comment",
    "post",
    "image",
    "location",
    "feed",
    "comments",
    "mention",
    "mentions",
  ),
);

const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    fc.array(tie("tree"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie("tree")),
  ),
}));

const change = fc.record({ field: fc.constantFrom("feed", "mention", "comments", "mentions", "odd"), value: tree });
const entry = fc.oneof(
  tree,
  fc.record({
    id: fc.constantFrom("42", "43", 42),
    time: leaf,
    changes: fc.array(change, { maxLength: 2 }),
    messaging: fc.array(tree, { maxLength: 2 }),
  }),
);

/** A body of the named object. */
export const oddDelivery = (object: string): fc.Arbitrary<unknown> =>
  fc.record({ object: fc.constant(object), entry: fc.oneof(fc.array(entry, { maxLength: 3 }), tree) });
