//! What a page's templates see: the root of their context, and everything behind `@`.

use hbs::{Key, List, Object, Value, symbol};

use crate::page::{CustomValue, Fetched, Member, PageKind};
use crate::reads::MemberRead;
use crate::view::View;

/// The context of the page's template.
pub(crate) struct Root<'v> {
    pub(crate) view: &'v View<'v>,
    pub(crate) context: Vec<String>,
}

fn object<T: Object>(thing: Option<&T>) -> Value<'_> {
    thing.map_or(Value::Undefined, |thing| Value::Object(thing))
}

impl Object for Root<'_> {
    fn get(&self, key: Key<'_>) -> Value<'_> {
        let page = self.view.page;
        if let Some(fetched) = page.data.iter().find(|fetched| fetched.name == key.name) {
            return fetched.shown();
        }
        match key.symbol {
            symbol::POST => object(page.post.as_ref()),
            symbol::PAGE => object(page.post.as_ref().filter(|post| post.is_page)),
            symbol::POSTS if page.lists_posts() => Value::List(&page.posts),
            symbol::PAGINATION => object(page.pagination.as_ref()),
            symbol::TAG => object(page.tag.as_ref()),
            symbol::AUTHOR => object(page.author.as_ref()),
            symbol::CONTEXT => Value::List(&self.context),
            symbol::RELATIVE_URL => Value::Text(&page.path),
            symbol::SAFE_VERSION => Value::Text("6.65"),
            _ => self.of_kind(key),
        }
    }
}

impl Root<'_> {
    /// What only pages of some kinds have.
    fn of_kind(&self, key: Key<'_>) -> Value<'_> {
        match (&self.view.page.kind, key.name) {
            (PageKind::Error { status, .. }, "statusCode") => Value::from(u32::from(*status)),
            (PageKind::Error { message, .. }, "message") => Value::Text(message),
            (PageKind::Private { error: Some(_) }, "error") => Value::Object(self),
            (PageKind::Private { error: Some(error) }, "message") => Value::Text(error),
            _ => Value::Undefined,
        }
    }
}

/// Everything behind `@`.
pub(crate) struct Data<'v> {
    pub(crate) view: &'v View<'v>,
    pub(crate) site: SiteData<'v>,
    pub(crate) custom: Custom<'v>,
    pub(crate) member: Option<MemberData<'v>>,
    pub(crate) config: ConfigData<'v>,
    pub(crate) page: PageData,
    pub(crate) labs: Labs<'v>,
}

impl<'v> Data<'v> {
    pub(crate) fn new(view: &'v View<'v>) -> Self {
        let page = view.page;
        let shows_title =
            page.post.as_ref().and_then(|post| post.show_title_and_feature_image).unwrap_or(true);
        Self {
            view,
            site: SiteData(view),
            custom: Custom(view),
            member: page.member.map(|member| MemberData { view, member }),
            config: ConfigData(view),
            page: PageData { shows_title },
            labs: Labs(view),
        }
    }
}

impl Object for Data<'_> {
    fn get(&self, key: Key<'_>) -> Value<'_> {
        match key.symbol {
            symbol::SITE => Value::Object(&self.site),
            symbol::CUSTOM => Value::Object(&self.custom),
            symbol::MEMBER => {
                self.view.read_member(MemberRead::Access);
                self.member.as_ref().map_or(Value::Null, |member| Value::Object(member))
            }
            symbol::CONFIG => Value::Object(&self.config),
            symbol::PAGE if self.view.page.post.is_some() => Value::Object(&self.page),
            symbol::LABS => Value::Object(&self.labs),
            _ if key.name == "newsfeed" => object(self.view.page.newsfeed.as_ref()),
            _ => Value::Undefined,
        }
    }
}

/// `@site`
pub(crate) struct SiteData<'v>(&'v View<'v>);

impl Object for SiteData<'_> {
    fn get(&self, key: Key<'_>) -> Value<'_> {
        match key.symbol {
            symbol::URL => Value::Text(self.0.urls.site()),
            _ => self.0.page.site.get(key),
        }
    }

    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, Value<'a>)) {
        self.0.page.site.each(visit);
    }
}

/// `@custom`: what the editors chose, or else the theme's default.
pub(crate) struct Custom<'v>(&'v View<'v>);

impl Object for Custom<'_> {
    fn get(&self, key: Key<'_>) -> Value<'_> {
        let chosen = self.0.page.custom.get(key.name);
        let value = chosen.or_else(|| self.0.theme.custom_default(key.name));
        value.map_or(Value::Undefined, |value| match value {
            CustomValue::Text(text) => Value::from(text.as_deref()),
            CustomValue::Switch(on) => Value::Bool(*on),
        })
    }
}

/// `@member`: each field that is asked for is recorded.
pub(crate) struct MemberData<'v> {
    view: &'v View<'v>,
    member: &'v Member,
}

impl Object for MemberData<'_> {
    fn get(&self, key: Key<'_>) -> Value<'_> {
        let member = self.member;
        match key.symbol {
            symbol::PAID => return Value::Bool(member.is_paid()),
            symbol::STATUS => return Value::Text(&member.status),
            _ => self.view.read_member(MemberRead::Person),
        }
        match key.symbol {
            symbol::UUID => Value::Text(&member.uuid),
            symbol::EMAIL => Value::Text(&member.email),
            symbol::NAME => Value::from(member.name.as_deref()),
            symbol::FIRSTNAME => Value::from(member.name.as_deref().and_then(|name| name.split(' ').next())),
            symbol::AVATAR_IMAGE => Value::from(member.avatar_image.as_deref()),
            _ => Value::Undefined,
        }
    }
}

/// `@config`
pub(crate) struct ConfigData<'v>(&'v View<'v>);

impl Object for ConfigData<'_> {
    fn get(&self, key: Key<'_>) -> Value<'_> {
        match key.symbol {
            // As Ghost 6.65: a list that is cut in another way says so.
            symbol::POSTS_PER_PAGE => {
                let of_list = self.0.page.pagination.as_ref().and_then(|pagination| pagination.limit);
                of_list.map_or_else(
                    || Value::from(self.0.theme.manifest().posts_per_page),
                    |limit| Value::from(u32::try_from(limit).unwrap_or(u32::MAX)),
                )
            }
            _ => Value::Undefined,
        }
    }
}

/// `@page`
pub(crate) struct PageData {
    shows_title: bool,
}

impl Object for PageData {
    fn get(&self, key: Key<'_>) -> Value<'_> {
        match key.name {
            "show_title_and_feature_image" => Value::Bool(self.shows_title),
            _ => Value::Undefined,
        }
    }
}

/// `@labs`
pub(crate) struct Labs<'v>(&'v View<'v>);

impl Object for Labs<'_> {
    fn get(&self, key: Key<'_>) -> Value<'_> {
        let site = self.0.page.site;
        match key.name {
            // As Ghost 6.65, from the days when members were an experiment.
            "members" => Value::Bool(site.members_enabled),
            flag if site.has_lab(flag) => Value::Bool(true),
            _ => Value::Undefined,
        }
    }
}

impl Fetched {
    /// The one thing that was read, or the list.
    fn shown(&self) -> Value<'_> {
        if self.pagination.is_some() { Value::List(self) } else { self.items.list().at(0) }
    }
}

/// A list that was fetched; as in Ghost 6.65, its pagination and the list itself, by its resource, are fields of it.
impl List for Fetched {
    fn len(&self) -> usize {
        self.items.list().len()
    }

    fn at(&self, index: usize) -> Value<'_> {
        self.items.list().at(index)
    }

    fn field(&self, key: Key<'_>) -> Value<'_> {
        match key.symbol {
            symbol::PAGINATION => object(self.pagination.as_ref()),
            _ if key.name == self.items.name() => Value::List(self.items.list()),
            _ => Value::Undefined,
        }
    }
}

impl Object for crate::page::NewsFeed {
    fn get(&self, key: Key<'_>) -> Value<'_> {
        match key.name {
            "posts" => Value::List(&self.posts as &dyn List),
            "more" => Value::from(self.more.as_deref()),
            _ => Value::Undefined,
        }
    }
}
