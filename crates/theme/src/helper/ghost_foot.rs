//! `{{ghost_foot}}`: the editors' own code at the end of the page.

use super::{Answer, Call, html};

pub(super) fn ghost_foot<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    let page = call.state().page;
    let post = page.post.as_ref().and_then(|post| post.codeinjection_foot.as_deref());
    let tag = page.tag.as_ref().and_then(|tag| tag.codeinjection_foot.as_deref());
    let code = [page.site.codeinjection_foot.as_deref(), post, tag];
    let code: Vec<_> = code.into_iter().flatten().filter(|code| !code.is_empty()).collect();
    html(call, code.join(" ").trim())
}
