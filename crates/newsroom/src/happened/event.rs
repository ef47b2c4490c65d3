//! The names of events: Ghost's, as its webhooks know them, and our own for what is mailed to staff.

macro_rules! events {
    ($($(#[$doc:meta])* $event:ident = $name:literal),* $(,)?) => {
        /// What can happen.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Event {
            $($(#[$doc])* $event),*
        }

        impl Event {
            /// Every event.
            pub const ALL: &'static [Event] = &[$(Event::$event),*];

            /// Its name, `post.published`.
            pub fn name(self) -> &'static str {
                match self { $(Event::$event => $name),* }
            }
        }
    };
}

events! {
    /// Something that readers see has changed.
    SiteChanged = "site.changed",
    /// A story is new.
    PostAdded = "post.added",
    /// A story is gone.
    PostDeleted = "post.deleted",
    /// A story was saved.
    PostEdited = "post.edited",
    /// A story is out.
    PostPublished = "post.published",
    /// A story that is out was saved.
    PublishedPostEdited = "post.published.edited",
    /// A story was taken back.
    PostUnpublished = "post.unpublished",
    /// A story waits for its time.
    PostScheduled = "post.scheduled",
    /// A story waits no longer.
    PostUnscheduled = "post.unscheduled",
    /// A story waits for another time.
    PostRescheduled = "post.rescheduled",
    /// A page is new.
    PageAdded = "page.added",
    /// A page is gone.
    PageDeleted = "page.deleted",
    /// A page was saved.
    PageEdited = "page.edited",
    /// A page is out.
    PagePublished = "page.published",
    /// A page that is out was saved.
    PublishedPageEdited = "page.published.edited",
    /// A page was taken back.
    PageUnpublished = "page.unpublished",
    /// A page waits for its time.
    PageScheduled = "page.scheduled",
    /// A page waits no longer.
    PageUnscheduled = "page.unscheduled",
    /// A page waits for another time.
    PageRescheduled = "page.rescheduled",
    /// A tag is new.
    TagAdded = "tag.added",
    /// A tag was changed.
    TagEdited = "tag.edited",
    /// A tag is gone.
    TagDeleted = "tag.deleted",
    /// A member is new.
    MemberAdded = "member.added",
    /// A member is gone.
    MemberDeleted = "member.deleted",
    /// A member was changed.
    MemberEdited = "member.edited",
    /// A story got a tag.
    PostTagAttached = "post.tag.attached",
    /// A story lost a tag.
    PostTagDetached = "post.tag.detached",
    /// A page got a tag.
    PageTagAttached = "page.tag.attached",
    /// A page lost a tag.
    PageTagDetached = "page.tag.detached",
    /// Somebody is to be mailed an invitation; `current` has `email`, `link`, `invited_by`, `until`.
    StaffInvited = "staff.invited",
    /// Somebody is to be mailed a link for a new password; `current` has `email`, `link`, `until`.
    PasswordResetAsked = "staff.password_reset",
}

impl Event {
    /// The event of this name.
    pub fn named(name: &str) -> Option<Event> {
        Event::ALL.iter().copied().find(|event| event.name() == name)
    }

    /// Whether webhooks may ask for it: Ghost's 29 events, none of our own, which carry secrets.
    pub fn is_for_webhooks(self) -> bool {
        !self.name().starts_with("staff.")
    }
}

#[cfg(test)]
mod tests {
    use super::Event;

    #[test]
    fn webhooks_may_ask_for_ghosts_29_events() {
        assert_eq!(Event::ALL.iter().filter(|event| event.is_for_webhooks()).count(), 29);
        for event in Event::ALL {
            assert_eq!(Event::named(event.name()), Some(*event));
        }
    }
}
