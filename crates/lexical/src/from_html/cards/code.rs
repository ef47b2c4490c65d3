//! Code cards.

use serde_json::{Value, json};

use super::super::clean::figure_caption;
use super::super::dom::{Dom, Id};
use super::super::script::is_space;

/// A figure with code and a caption. Without a caption the `pre` in it becomes the card.
pub(super) fn of_figure(dom: &Dom, figure: Id, pre: Id) -> Option<Value> {
    let code = dom.find(pre, "code")?;
    dom.find(figure, "figcaption")?;
    Some(card(dom, pre, code, &figure_caption(dom, figure).unwrap_or_default()))
}

/// A `pre` whose first element is `code`.
pub(super) fn of_pre(dom: &Dom, pre: Id) -> Option<Value> {
    let code = dom.element_children(pre).next().filter(|first| dom.is(*first, "code"))?;
    Some(card(dom, pre, code, ""))
}

fn card(dom: &Dom, pre: Id, code: Id, caption: &str) -> Value {
    let classes = |id: Id| dom.attribute(id, "class").unwrap_or_default();
    let language = language(classes(pre)).or_else(|| language(classes(code)));
    json!({
        "type": "codeblock",
        "version": 1,
        "code": dom.text_content(code),
        "language": language.unwrap_or_default(),
        "caption": caption
    })
}

/// What is behind `lang-` or `language-` in the classes.
fn language(classes: &str) -> Option<String> {
    let classes = classes.to_lowercase();
    let starts = classes.match_indices("lang").filter_map(|(at, _)| {
        let rest = classes.get(at + 4..)?;
        rest.strip_prefix("uage-").or_else(|| rest.strip_prefix('-'))
    });
    let rest = starts.into_iter().next()?;
    Some(rest.split(is_space).next().unwrap_or_default().to_owned())
}
