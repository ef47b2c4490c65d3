//! Ghost's roles, and what each may do to things of each sort, as the fixtures of Ghost 6.65 give it.

use super::Act::{
    self, Activate, Add, Browse, Destroy, Download, Edit, Export, Generate, Import, Publish, Read, Upload,
};
use super::Thing::{
    self, Action, ApiKey, Database, Integration, Invite, Label, Media, Member, Newsletter, Notification,
    Post, Redirects, Setting, Slug, Snippet, Tag, Theme, Tier, User, Webhook,
};

/// What somebody is in the newsroom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The one who may do everything.
    Owner,
    /// May do everything but what concerns the owner.
    Administrator,
    /// An editor who also looks after members.
    SuperEditor,
    /// Looks after every story and every author.
    Editor,
    /// Writes and publishes their own stories.
    Author,
    /// Writes drafts of their own.
    Contributor,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 6] =
        [Role::Owner, Role::Administrator, Role::SuperEditor, Role::Editor, Role::Author, Role::Contributor];

    /// Its name, as Ghost stores it.
    pub fn name(self) -> &'static str {
        match self {
            Role::Owner => "Owner",
            Role::Administrator => "Administrator",
            Role::SuperEditor => "Super Editor",
            Role::Editor => "Editor",
            Role::Author => "Author",
            Role::Contributor => "Contributor",
        }
    }

    /// The role of this name.
    pub fn named(name: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Whether every story is theirs to change.
    pub fn edits_everything(self) -> bool {
        matches!(self, Role::Owner | Role::Administrator | Role::SuperEditor | Role::Editor)
    }

    /// Whether they may give somebody this role.
    pub fn may_assign(self, role: Role) -> bool {
        match self {
            Role::Owner | Role::Administrator => role != Role::Owner,
            Role::SuperEditor | Role::Editor => matches!(role, Role::Author | Role::Contributor),
            Role::Author | Role::Contributor => false,
        }
    }

    /// Whether they may do this to things of this sort at all; whose thing it is, the act itself looks at.
    pub(super) fn may(self, act: Act, thing: Thing) -> bool {
        match self {
            Role::Owner | Role::Administrator => true,
            Role::SuperEditor => Role::Editor.may(act, thing) || matches!(thing, Member | Label),
            Role::Editor => match thing {
                Post | Slug | Tag | User | Thing::Role | Invite | Snippet | Media => true,
                Setting | Label | Tier | Newsletter => matches!(act, Browse | Read),
                Notification => matches!(act, Browse | Destroy),
                Theme => act == Browse,
                _ => false,
            },
            Role::Author => match thing {
                Post | Media => true,
                Slug => act == Generate,
                Tag => matches!(act, Browse | Read | Add),
                Thing::Role | Theme => act == Browse,
                Setting | User | Snippet | Label | Tier | Newsletter => matches!(act, Browse | Read),
                _ => false,
            },
            Role::Contributor => match thing {
                Post => act != Publish,
                Media => act != Destroy,
                Slug => act == Generate,
                Thing::Role | Theme => act == Browse,
                Setting | User | Tag | Snippet => matches!(act, Browse | Read),
                _ => false,
            },
        }
    }
}

/// What the key of an integration may do, whatever its routes.
pub(super) fn integration_may(act: Act, thing: Thing) -> bool {
    match thing {
        Integration | ApiKey | Setting if !matches!(act, Browse | Read) => false,
        Integration | ApiKey => false,
        Database => matches!(act, Export | Import),
        Tier | Newsletter => act != Destroy,
        Redirects => matches!(act, Download | Upload),
        Theme => matches!(act, Browse | Read | Add | Edit | Activate | Destroy),
        Action => act == Browse,
        Invite => act == Add,
        User | Thing::Role => matches!(act, Browse | Read),
        Media => matches!(act, Browse | Read | Add),
        Post | Tag | Label | Member | Webhook | Slug | Snippet | Setting | Notification => true,
    }
}
