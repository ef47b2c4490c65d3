//! Nothing that is thrown at the engine makes it panic or take more than its limits.

use hbs::{Engine, Limits};
use proptest::prelude::*;
use serde_json::{Map, json};

use crate::case_helpers;
use crate::generate::{case, tokens};
use crate::support::render_page;

/// Far less than the default, so that generated pages meet them.
const LIMITS: Limits<'static> =
    Limits { depth: 20, output: 2000, memory: 1 << 20, steps: 2000, interrupt: None };

proptest! {
    #[test]
    fn tokens_in_any_order_never_panic(page in tokens(), partial in tokens()) {
        let builder = case_helpers::builder().template("page", page, "page").partial("p", partial, "p");
        if let Ok(engine) = builder.build() {
            let context = json!({"a": {"a": [1, {"a": "b"}]}, "if": 1});
            let _ = render_page(&engine, &context, &Map::new(), LIMITS);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(page in ".*") {
        let _ = Engine::<()>::builder().template("page", page, "page").build();
    }

    #[test]
    fn text_without_tags_is_rendered_as_it_is(page in "[^{}\\\\\\x00]{0,200}") {
        let engine = Engine::builder().template("page", page.clone(), "page").build().expect("no tags");
        let limits = Limits::default();
        prop_assert_eq!(render_page(&engine, &json!({}), &Map::new(), limits), Ok(page));
    }

    #[test]
    fn limits_hold_for_every_template(case in case()) {
        let [p, q, r] = case.partials;
        let recursive = format!("{}{{{{> p}}}}", p.1);
        let engine = case_helpers::builder()
            .template("page", case.template, "page")
            .partial("p", recursive, "p")
            .partial("q", q.1, "q")
            .partial("r", r.1, "r")
            .build()
            .expect("a sound template");
        if let Ok(page) = render_page(&engine, &case.context, &case.data, LIMITS) {
            // The nodes of one body may be written after the last check.
            prop_assert!(page.len() < LIMITS.output + 5000, "{} bytes", page.len());
        }
    }
}
