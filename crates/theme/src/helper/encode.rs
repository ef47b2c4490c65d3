//! `{{encode text}}`: text as part of an address.

use super::{Answer, Call, html, string};
use crate::urls::encode_component;

pub(super) fn encode<'r>(call: &mut Call<'_, 'r>) -> Answer<'r> {
    html(call, &encode_component(&string(call.param(0))))
}
