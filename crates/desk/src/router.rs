//! Every address of the desk, and who may use it.

use newsroom::Sort;
use newsroom::may::Act::{Add, Browse, Destroy, Edit, Generate, Read};
use newsroom::may::Thing::{
    Action, ApiKey, Integration, Invite, Media, Newsletter, Notification, Post, Role, Setting, Slug, Snippet,
    Tag, Tier, User, Webhook,
};

use crate::api::{
    actions, authentication, board, config, copies, integrations, invites, live, media_library, memberships,
    oembed, posts, roles, session, settings, site, slugs, snippets, tags, uploads, users, webhooks,
};
use crate::policy::Door::{Any, Session, Staff};
use crate::policy::Policy::{self, Anyone, May, SignedIn};
use crate::table::Table;

/// The addresses of the desk.
pub(crate) fn addresses() -> Table {
    Table::default()
        .get("/site/", Anyone, site::read)
        .get("/config/", SignedIn(Any), config::read)
        .get("/oembed/", SignedIn(Any), oembed::read)
        .post("/session/", Anyone, session::begin)
        .delete("/session/", Anyone, session::end)
        .put("/session/verify/", Anyone, session::verify)
        .get("/session/all/", SignedIn(Session), session::browse)
        .delete("/session/all/{id}/", SignedIn(Session), session::end_one)
        .get("/authentication/setup/", Anyone, authentication::is_set_up)
        .post("/authentication/setup/", Anyone, authentication::set_up)
        .post("/authentication/password_reset/", Anyone, authentication::ask_for_password)
        .put("/authentication/password_reset/", Anyone, authentication::reset_password)
        .post("/authentication/second_factor/", SignedIn(Session), authentication::prepare_second_factor)
        .put("/authentication/second_factor/", SignedIn(Session), authentication::confirm_second_factor)
        .delete("/authentication/second_factor/", SignedIn(Session), authentication::remove_second_factor)
        .get("/actions/", May(Browse, Action, Any), actions::browse)
        .get("/desk/board/", May(Browse, Post, Staff), board::browse)
        .get("/desk/live/", SignedIn(Session), live::listen)
        .get("/desk/copies/{id}/", May(Edit, Post, Session), copies::read)
        .put("/desk/copies/{id}/", May(Edit, Post, Session), copies::keep)
        .delete("/desk/copies/{id}/", May(Edit, Post, Session), copies::remove)
        .get("/posts/", May(Browse, Post, Any), posts::browse)
        .post("/posts/", May(Add, Post, Any), posts::add)
        .get("/posts/{id}/", May(Read, Post, Any), posts::read)
        .put("/posts/{id}/", May(Edit, Post, Any), posts::edit)
        .delete("/posts/{id}/", May(Destroy, Post, Any), posts::remove)
        .post("/posts/{id}/copy/", May(Add, Post, Any), posts::copy)
        .get("/posts/{id}/revisions/", May(Read, Post, Staff), posts::revisions)
        .get("/posts/slug/{slug}/", May(Read, Post, Any), posts::read_by_slug)
        .get("/pages/", May(Browse, Post, Any), posts::browse_pages)
        .post("/pages/", May(Add, Post, Any), posts::add_page)
        .get("/pages/{id}/", May(Read, Post, Any), posts::read_page)
        .put("/pages/{id}/", May(Edit, Post, Any), posts::edit_page)
        .delete("/pages/{id}/", May(Destroy, Post, Any), posts::remove_page)
        .post("/pages/{id}/copy/", May(Add, Post, Any), posts::copy_page)
        .get("/pages/{id}/revisions/", May(Read, Post, Staff), posts::page_revisions)
        .get("/pages/slug/{slug}/", May(Read, Post, Any), posts::read_page_by_slug)
        .get("/tags/", May(Browse, Tag, Any), tags::browse)
        .post("/tags/", May(Add, Tag, Any), tags::add)
        .get("/tags/{id}/", May(Read, Tag, Any), tags::read)
        .put("/tags/{id}/", May(Edit, Tag, Any), tags::edit)
        .delete("/tags/{id}/", May(Destroy, Tag, Any), tags::remove)
        .get("/tags/slug/{slug}/", May(Read, Tag, Any), tags::read_by_slug)
        .upload(("POST", "/images/upload/"), SignedIn(Any), Sort::Images, uploads::image)
        .upload(("POST", "/media/upload/"), SignedIn(Any), Sort::Media, uploads::media)
        .upload(("PUT", "/media/thumbnail/upload/"), SignedIn(Any), Sort::Images, uploads::thumbnail)
        .upload(("POST", "/files/upload/"), SignedIn(Any), Sort::Files, uploads::file)
        .get("/media-library/", May(Browse, Media, Any), media_library::browse)
        .get("/media-library/{id}/", May(Read, Media, Any), media_library::read)
        .put("/media-library/{id}/", May(Edit, Media, Any), media_library::edit)
        .delete("/media-library/{id}/", May(Destroy, Media, Any), media_library::remove)
        .get("/snippets/", May(Browse, Snippet, Any), snippets::browse)
        .post("/snippets/", May(Add, Snippet, Any), snippets::add)
        .get("/snippets/{id}/", May(Read, Snippet, Any), snippets::read)
        .put("/snippets/{id}/", May(Edit, Snippet, Any), snippets::edit)
        .delete("/snippets/{id}/", May(Destroy, Snippet, Any), snippets::remove)
        .get("/integrations/", May(Browse, Integration, Staff), integrations::browse)
        .post("/integrations/", May(Add, Integration, Staff), integrations::add)
        .get("/integrations/{id}/", May(Read, Integration, Staff), integrations::read)
        .put("/integrations/{id}/", May(Edit, Integration, Staff), integrations::edit)
        .delete("/integrations/{id}/", May(Destroy, Integration, Staff), integrations::remove)
        .post("/integrations/{id}/api_key/{key}/refresh/", May(Edit, ApiKey, Staff), integrations::renew_key)
        .post("/webhooks/", May(Add, Webhook, Any), webhooks::add)
        .put("/webhooks/{id}/", May(Edit, Webhook, Any), webhooks::edit)
        .delete("/webhooks/{id}/", May(Destroy, Webhook, Any), webhooks::remove)
        .get("/invites/", May(Browse, Invite, Staff), invites::browse)
        .post("/invites/", May(Add, Invite, Any), invites::add)
        .get("/invites/{id}/", May(Read, Invite, Staff), invites::read)
        .delete("/invites/{id}/", May(Destroy, Invite, Staff), invites::remove)
        .get("/authentication/invitation/", Anyone, invites::is_invited)
        .post("/authentication/invitation/", Anyone, invites::accept)
        .get("/newsletters/", May(Browse, Newsletter, Any), memberships::newsletters)
        .get("/newsletters/{id}/", May(Read, Newsletter, Any), memberships::newsletter)
        .get("/tiers/", May(Browse, Tier, Any), memberships::tiers)
        .get("/tiers/{id}/", May(Read, Tier, Any), memberships::tier)
        .get("/notifications/", May(Browse, Notification, Staff), memberships::notifications)
        .get("/users/{id}/token/", SignedIn(Session), users::token)
        .put("/users/{id}/token/", SignedIn(Session), users::renew_token)
        .get("/settings/", May(Browse, Setting, Any), settings::browse)
        .put("/settings/", May(Edit, Setting, Staff), settings::edit)
        .get("/users/", May(Browse, User, Any), users::browse)
        .get("/users/me/", SignedIn(Staff), users::me)
        .get("/users/{id}/", May(Read, User, Any), users::read)
        .put("/users/{id}/", SignedIn(Staff), users::edit)
        .put("/users/owner/", May(Edit, User, Session), users::transfer_ownership)
        .get("/users/slug/{slug}/", May(Read, User, Any), users::read_by_slug)
        .get("/users/email/{email}/", May(Read, User, Any), users::read_by_email)
        .put("/users/password/", SignedIn(Session), users::change_password)
        .get("/roles/", May(Browse, Role, Any), roles::browse)
        .get("/slugs/{kind}/{name}/", May(Generate, Slug, Any), slugs::generate)
        .get("/slugs/{kind}/{name}/{id}/", May(Generate, Slug, Any), slugs::generate)
}

/// Every route: method, path below `/ghost/api/admin`, and who may use it.
pub fn declared() -> Vec<(&'static str, &'static str, Policy)> {
    addresses().declared()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_address_is_listed_once() {
        let mut routes: Vec<_> = super::declared().iter().map(|(method, path, _)| (*method, *path)).collect();
        let all = routes.len();
        routes.sort_unstable();
        routes.dedup();
        assert_eq!(routes.len(), all);
    }
}
