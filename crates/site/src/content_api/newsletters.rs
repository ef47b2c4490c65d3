//! Newsletters that readers may subscribe to.

use serde_json::{Value, json};

use super::{ApiError, Question, shape};

/// Every newsletter that is sent.
pub(super) fn browse(question: &mut Question<'_, '_, '_>) -> Result<Value, ApiError> {
    let found = question.reader.find_newsletters(&question.asked.ask(question.now)?)?;
    let items = found.items.iter().map(|newsletter| shape::newsletter(newsletter, question.asked));
    Ok(json!({"newsletters": items.collect::<Vec<_>>(), "meta": question.meta(found.total)}))
}
