//! `{{#prev_post in="primary_tag"}}` and `{{#next_post}}`: the story published before or after this one.

use std::borrow::Cow;

use hbs::{Inner, Value};
use published::Post;

use super::{Answer, Call, is_post};
use crate::source::{Direction, GetQuery, Items, Resource, Within};
use crate::theme::TEXTS;
use crate::view::View;

pub(super) fn prev_post<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    neighbour(call, Direction::Previous)
}

pub(super) fn next_post<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    neighbour(call, Direction::Next)
}

fn neighbour<'r>(call: &mut Call<'_, 'r>, direction: Direction) -> Answer<'r> {
    if !call.is_block() {
        return Ok(Value::Undefined);
    }
    let (view, this) = (call.state(), call.this());
    let post = this.field("id").text().filter(|_| is_post(this)).and_then(|id| find(view, id));
    let with_texts = call.body_mentions(TEXTS);
    let within = |post: &Post| match call.named("in").text() {
        Some("primary_tag") if post.primary_tag().is_some() => Some(Within::PrimaryTag),
        Some("primary_author") if post.primary_author().is_some() => Some(Within::PrimaryAuthor),
        _ => None,
    };
    let found = post.and_then(|post| {
        view.reads.borrow_mut().neighbours.insert(post.id.clone());
        view.source.neighbour(&post, direction, within(&post), with_texts)
    });
    match found {
        Some(found) => {
            view.reads.borrow_mut().posts.insert(found.id.clone());
            let found = call.arena().keep_object(found);
            call.render_body_with(Inner::new(found))?;
        }
        None => call.render_inverse()?,
    }
    Ok(Value::Undefined)
}

/// The story or page with this id: one of the page's own, else one that the theme has asked for.
fn find<'r>(view: &'r View<'r>, id: &str) -> Option<Cow<'r, Post>> {
    let own = view.page.post.iter().chain(&view.page.posts).find(|post| post.id == id);
    own.map(Cow::Borrowed).or_else(|| {
        let query = GetQuery { id: Some(id.to_owned()), with_texts: false, ..GetQuery::new(Resource::Posts) };
        match view.source.browse(&query).ok()?.items {
            Items::Posts(mut posts) => posts.pop().map(Cow::Owned),
            _ => None,
        }
    })
}
