//! What is kept, given to plain requests before a router is asked. Nothing is made here, and nothing waited for: what
//! has changed, is not packed yet or is nobody else's goes the usual way.

use std::sync::Arc;

use crate::Site;
use crate::answer::Encoding;
use crate::server::{Head, Ready, Shelf};

/// The kept answers of a site.
pub(crate) struct Kept(pub(crate) Arc<Site>);

impl Shelf for Kept {
    fn find(&self, head: &Head<'_>) -> Option<Ready> {
        let path = head.path.strip_prefix(self.0.newsroom().address().path())?;
        let forms = self.0.cache().known(&self.0, path, head.query)?;
        let form = forms.ready(head.accept_encoding.map(Encoding::accepted).unwrap_or_default())?;
        let (head, body) = form.bytes(forms.is_known(head.if_none_match));
        Some(Ready { head: head.clone(), body })
    }
}
