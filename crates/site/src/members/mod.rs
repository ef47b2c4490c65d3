//! Ghost's Members API, as far as it speaks to readers who are not signed in.

pub(crate) mod nobody;
