//! `{{post_class}}`: a story's tags and state, for style sheets.

use hbs::Value;

use super::{Answer, Call, html};

pub(super) fn post_class<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let (this, post) = (call.this(), call.this().field("post"));
    let of =
        |name: &str| Some(post.field(name)).filter(|value| value.is_truthy()).unwrap_or(this.field(name));
    let mut classes = "post".to_owned();
    if let Value::List(tags) = of("tags") {
        for index in 0..tags.len() {
            classes.push_str(" tag-");
            classes.push_str(tags.at(index).field("slug").text().unwrap_or_default());
        }
    }
    if of("featured").is_truthy() {
        classes.push_str(" featured");
    }
    if !of("feature_image").is_truthy() {
        classes.push_str(" no-image");
    }
    if of("page").is_truthy() {
        classes.push_str(" page");
    }
    html(call, &classes)
}
