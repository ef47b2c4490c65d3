//! Lists of whatever editors work on, by a caller's own filter and order.

use ::store::query::{self, Ask, Resource};
use nql::{Condition, Filter, Operator, Test, Value};

use super::{Found, store};
use crate::may::Actor;
use crate::{List, NewsroomError, Reader, slug};

/// What can be listed at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the field's own")]
pub enum Listed {
    Posts,
    Pages,
    Tags,
    Users,
    Snippets,
    Integrations,
    Invites,
    Actions,
    Newsletters,
    Tiers,
    Media,
}

impl Listed {
    fn resource(self) -> &'static Resource {
        match self {
            Listed::Posts => &query::DESK_POSTS,
            Listed::Pages => &query::DESK_PAGES,
            Listed::Tags => &query::DESK_TAGS,
            Listed::Users => &query::DESK_USERS,
            Listed::Snippets => &query::DESK_SNIPPETS,
            Listed::Integrations => &query::DESK_INTEGRATIONS,
            Listed::Invites => &query::DESK_INVITES,
            Listed::Actions => &query::DESK_ACTIONS,
            Listed::Newsletters => &query::DESK_NEWSLETTERS,
            Listed::Media => &query::DESK_MEDIA,
            Listed::Tiers => &query::DESK_TIERS,
        }
    }
}

impl Reader<'_, '_> {
    /// The ids of what passes the filter. Whoever may change only their own stories sees of the others what is out.
    pub fn desk_list(
        &mut self,
        listed: Listed,
        ask: &Ask<'_>,
        actor: &Actor,
    ) -> Result<Found<String>, NewsroomError> {
        let is_story = matches!(listed, Listed::Posts | Listed::Pages);
        if !is_story || actor.standing.edits_everything() {
            return self.ids(listed.resource(), ask);
        }
        let seen = Filter::Any(vec![is("authors.id", &actor.id), is("status", "published")]);
        let filter = match ask.filter {
            Some(asked) => Filter::Every(vec![asked.clone(), seen]),
            None => seen,
        };
        self.ids(listed.resource(), &Ask { filter: Some(&filter), ..*ask })
    }
}

impl Reader<'_, '_> {
    /// A slug made of `name` that no other story or page, tag or person has; `id` is the one it is for.
    pub fn free_slug(&mut self, kind: &str, name: &str, id: Option<&str>) -> Result<String, NewsroomError> {
        let wanted = if kind == "tag" { slug::of_tag(name) } else { slug::slug(name) };
        slug::free(&wanted, |slug| {
            let holder = store::holder(self.tx, kind, slug)?;
            Ok(holder.is_some_and(|holder| Some(holder.as_str()) != id))
        })
    }

    /// How many stories a person has that are out.
    pub fn stories_of(&mut self, user_id: &str) -> Result<i64, NewsroomError> {
        self.count(&List::Author(user_id.to_owned()))
    }

    /// How many stories a tag has that are out.
    pub fn stories_with(&mut self, tag_id: &str) -> Result<i64, NewsroomError> {
        self.count(&List::Tag(tag_id.to_owned()))
    }
}

fn is(field: &str, text: &str) -> Filter {
    let condition = Condition::Is(Operator::Equal, Value::Text(text.to_owned()));
    Filter::Test(Test { field: field.to_owned(), condition })
}
