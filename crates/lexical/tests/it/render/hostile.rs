//! Fields that try to get out of their place in every card: no script, event handler or address that runs a
//! program comes of them, nothing panics, and large documents take time in proportion.

use std::cell::RefCell;
use std::time::Instant;

use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use lexical::Target::{Email, Web};
use lexical::{Document, Manner, Options, render};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::{paragraph, text};

/// The cards whose fields are not HTML of the author's own.
const CARDS: [&str; 18] = [
    "audio",
    "bookmark",
    "button",
    "call-to-action",
    "callout",
    "codeblock",
    "email-cta",
    "file",
    "gallery",
    "header",
    "horizontalrule",
    "image",
    "paywall",
    "product",
    "signup",
    "toggle",
    "transistor",
    "video",
];

/// The fields of all cards, but for those below that hold others.
const FIELDS: &str = "src title alt caption href url cardWidth thumbnailSrc customThumbnailSrc duration buttonText \
    buttonUrl alignment layout textValue buttonColor buttonTextColor sponsorLabel backgroundColor linkColor imageUrl \
    calloutText calloutEmoji code language html segment fileTitle fileCaption fileName fileSize header subheader size \
    style backgroundImageSrc accentColor backgroundSize textColor productImageSrc productTitle productDescription \
    productStarRating productButton productUrl disclaimer successMessage heading content icon description author \
    publisher thumbnail mimeType";

const HOSTILE: [&str; 26] = [
    "<script>alert(1)</script>",
    "\"><script>alert(1)</script>",
    "\" onmouseover=\"alert(1)",
    "' onmouseover='alert(1)",
    "x onerror=alert(1) y",
    "\"><img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    " jAvA\tscript:alert(1)",
    "\u{1}javascript:alert(1)",
    "javascript&colon;alert(1)",
    "&#106;avascript:alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "--!><img src=x onerror=alert(1)>",
    "<![endif]--><script>alert(1)</script>",
    "</td></tr></table></div></figure><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "');}</style><script>alert(1)</script>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<svg><script>alert(1)</script><a xlink:href=\"javascript:alert(1)\"><animate attributeName=href to=javascript:alert(1) /></a></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe><form action=javascript:alert(1)><button formaction=javascript:alert(1)>",
    "<template><script>alert(1)</script></template><base href=javascript:alert(1)><meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
];

/// Collects what is dangerous in HTML while it is read as a browser reads it.
#[derive(Default)]
struct Dangers {
    found: RefCell<Vec<String>>,
}

impl Dangers {
    fn of(html: &str) -> Vec<String> {
        let queue = BufferQueue::default();
        queue.push_back(html.into());
        let tokenizer = Tokenizer::new(Self::default(), html5ever::tokenizer::TokenizerOpts::default());
        while matches!(tokenizer.feed(&queue), html5ever::TokenizerResult::Script(())) {}
        tokenizer.end();
        tokenizer.sink.found.take()
    }

    fn look_at(&self, tag: &Tag) {
        let mut found = self.found.borrow_mut();
        if matches!(&*tag.name, "script" | "base" | "meta" | "animate") {
            found.push(format!("<{}>", tag.name));
        }
        for attribute in &tag.attrs {
            let (name, value) =
                (&*attribute.name.local, attribute.value.replace(|letter: char| letter <= ' ', ""));
            let hides_picture = value == "this.style.display='none'";
            let value = value.to_lowercase();
            let runs =
                ["javascript:", "vbscript:", "data:text"].iter().any(|scheme| value.starts_with(scheme));
            let is_address = matches!(
                name,
                "href"
                    | "xlink:href"
                    | "src"
                    | "action"
                    | "formaction"
                    | "data"
                    | "poster"
                    | "background"
                    | "srcset"
                    | "to"
            );
            if (name.starts_with("on") && !hides_picture) || name == "srcdoc" || (runs && is_address) {
                found.push(format!("<{} {name}={value}>", tag.name));
            }
        }
    }
}

impl TokenSink for Dangers {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        if let Token::TagToken(tag) = token
            && tag.kind == TagKind::StartTag
        {
            self.look_at(&tag);
            if &*tag.name == "style" {
                return TokenSinkResult::RawData(RawKind::Rawtext);
            }
        }
        TokenSinkResult::Continue
    }
}

/// A card of this type with all fields from `value`.
fn card(kind: &str, mut value: impl FnMut(&str) -> Value) -> Value {
    let mut fields: Map<String, Value> =
        FIELDS.split_whitespace().map(|name| (name.to_owned(), value(name))).collect();
    for name in
        ["showButton", "hasSponsorLabel", "buttonEnabled", "productButtonEnabled", "productRatingEnabled"]
    {
        fields.insert(name.to_owned(), json!(true));
    }
    fields.insert("metadata".to_owned(), Value::Object(fields.clone()));
    fields.insert("labels".to_owned(), json!([value("label")]));
    let image = json!({
        "fileName": "a", "row": 0, "width": 900, "height": 600,
        "src": value("src"), "href": value("href"), "title": value("title"), "alt": value("alt"),
    });
    fields.insert("images".to_owned(), json!([image]));
    fields.insert(
        "visibility".to_owned(),
        json!({
            "web": {"nonMember": value("nonMember"), "memberSegment": value("memberSegment")},
            "email": {"memberSegment": value("memberSegment")},
        }),
    );
    fields.insert("type".to_owned(), json!(kind));
    Value::Object(fields)
}

/// What is dangerous in the card on the web and in an e-mail.
fn dangers(card: &Value) -> Vec<String> {
    let document = Document::from_value(json!({"root": {"type": "root", "children": [card]}}));
    let mut found = Vec::new();
    for target in [Web, Email] {
        let html = render(&document, &Options::default(), target).html;
        // The podcast card's own script is known.
        let html = match html.split_once("<script>(function initTransistorEmbed") {
            Some((before, behind)) => format!("{before}{}", behind.split_once("</script>").unwrap().1),
            None => html,
        };
        found.extend(Dangers::of(&html));
    }
    found
}

#[test]
fn no_field_of_any_card_runs_a_program() {
    for kind in CARDS {
        for hostile in HOSTILE {
            for extra in [
                json!({}),
                json!({"version": 2}),
                json!({"version": 2, "layout": "split"}),
                json!({"style": "image"}),
            ] {
                let mut card = card(kind, |_| json!(hostile));
                card.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
                assert_eq!(dangers(&card), Vec::<String>::new(), "{kind} with {hostile}");
            }
        }
    }
}

#[test]
fn no_field_of_an_embedded_tweet_runs_a_program() {
    for hostile in HOSTILE {
        let tweet = json!({
            "id": hostile, "author_id": 1, "text": hostile, "created_at": hostile,
            "users": [{"id": 1, "name": hostile, "username": hostile, "profile_image_url": hostile}],
            "entities": {"urls": [{"start": 0, "end": 4, "url": hostile, "display_url": hostile}]},
            "attachments": {"media_keys": [1]}, "includes": {"media": [{"url": hostile}]},
        });
        let card = json!({"type": "embed", "embedType": "twitter", "caption": hostile, "metadata": {"tweet_data": tweet}});
        let document = Document::from_value(json!({"root": {"type": "root", "children": [card]}}));
        let html = render(&document, &Options::default(), Email).html;
        assert_eq!(Dangers::of(&html), Vec::<String>::new(), "{hostile}");
    }
}

fn hostile_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        8 => proptest::sample::select(HOSTILE.to_vec()).prop_map(|text| json!(text)),
        4 => proptest::collection::vec(proptest::sample::select(HOSTILE.to_vec()), 2..4)
            .prop_map(|parts| json!(parts.concat())),
        2 => "[\\PC<>\"'&;:=\\-!/ ]{0,24}".prop_map(|text| json!(text)),
        1 => prop_oneof![Just(json!(null)), Just(json!(-1.5e300)), Just(json!([1, [2]])), Just(json!({"a": 1})), Just(json!(true))],
    ]
}

/// Any JSON, with the names that mean something in a document often where names stand.
fn any_json() -> impl Strategy<Value = Value> {
    let name = prop_oneof![
        Just("type"),
        Just("children"),
        Just("text"),
        Just("format"),
        Just("tag"),
        Just("url"),
        Just("root"),
        Just("src"),
        Just("width"),
        Just("height"),
        Just("images"),
        Just("metadata"),
        Just("visibility"),
        Just("start"),
        Just("row"),
        Just("duration"),
        Just("html"),
        Just("listType"),
    ];
    let kind = proptest::sample::select(
        "paragraph text link list listitem heading quote aside linebreak at-link image gallery video header toggle \
         signup embed html audio file bookmark product call-to-action callout markdown unknown"
            .split(' ')
            .collect::<Vec<_>>(),
    );
    let leaf = prop_oneof![
        kind.prop_map(|kind| json!(kind)),
        any::<i64>().prop_map(|number| json!(number)),
        any::<f64>().prop_map(|number| json!(number)),
        "\\PC{0,8}".prop_map(|text| json!(text)),
        any::<bool>().prop_map(|is| json!(is)),
        Just(Value::Null),
    ];
    leaf.prop_recursive(6, 64, 8, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(|items| json!(items)),
            proptest::collection::vec((name.clone(), inner), 0..8).prop_map(|fields| Value::Object(
                fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
            )),
        ]
    })
}

proptest! {
    #[test]
    fn no_mixture_of_hostile_fields_runs_a_program(
        kind in proptest::sample::select(CARDS.to_vec()),
        values in proptest::collection::vec(hostile_value(), 80),
        version in proptest::sample::select(vec![json!(1), json!(2)]),
        plain in proptest::collection::vec(any::<bool>(), 80),
    ) {
        let mut at = 0;
        let mut card = card(kind, |_| {
            at += 1;
            if plain[at % 80] { json!("plain") } else { values[at % 80].clone() }
        });
        card.as_object_mut().unwrap().insert("version".to_owned(), version);
        prop_assert_eq!(dangers(&card), Vec::<String>::new());
    }

    #[test]
    fn no_json_stops_the_renderer(nodes in any_json()) {
        let document = Document::from_value(json!({"root": {"type": "root", "children": nodes}}));
        for target in [Web, Email] {
            for manner in [Manner::Safe, Manner::AsGhost] {
                render(&document, &Options { manner, ..Options::default() }, target);
            }
        }
    }

    #[test]
    fn no_html_stops_plain_text(html in "[<>/a-c =\"'&;!\\-]{0,80}") {
        lexical::plaintext(&html);
    }
}

#[test]
fn half_a_surrogate_pair_is_read_as_a_replacement() {
    let document = Document::parse(
        r#"{"root":{"type":"root","children":[{"type":"paragraph","children":[{"type":"text","text":"a\ud83d \ud83d\ude00"}]}]}}"#,
    );
    assert_eq!(render(&document.unwrap(), &Options::default(), Web).html, "<p>a\u{fffd} 😀</p>");
}

/// Seconds that rendering these nodes takes.
fn seconds(nodes: &Value) -> f64 {
    let document = Document::from_value(json!({"root": {"type": "root", "children": nodes}}));
    let before = Instant::now();
    render(&document, &Options::default(), Web);
    before.elapsed().as_secs_f64()
}

#[test]
fn a_document_of_four_times_the_size_takes_about_four_times_as_long() {
    let shapes: [fn(usize) -> Value; 5] = [
        |count| json!(vec![paragraph(&json!([text("some words of a story")])); count]),
        |count| {
            json!([paragraph(&json!(
                (0..count)
                    .map(|at| json!({"type": "text", "text": "w", "format": at % 256}))
                    .collect::<Vec<_>>()
            ))])
        },
        |count| json!([{"type": "toggle", "heading": "h", "content": "<p>x</p>".repeat(count)}]),
        |count| json!([{"type": "toggle", "heading": "h", "content": "<div>".repeat(count)}]),
        |count| json!([{"type": "email-cta", "html": "{a,\"".repeat(count)}, {"type": "image", "src": "a", "caption": "<b id=1><p>".repeat(count)}]),
    ];
    for (at, shape) in shapes.into_iter().enumerate() {
        let (small, large) = (seconds(&shape(20_000)), seconds(&shape(80_000)));
        assert!(large < 0.5 || large < small * 12.0, "shape {at}: {small} s, then {large} s");
    }
}
