//! Pages of others, as an editor's cards show them.

mod head;
mod provider;

pub(crate) use head::Head;
pub(crate) use provider::Provider;
