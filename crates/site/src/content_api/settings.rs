//! What readers may see of the settings.

use serde_json::{Value, json};

use super::{ApiError, Question, shape};

/// All of it.
#[expect(clippy::unnecessary_wraps, reason = "every resource may fail")]
pub(super) fn browse(question: &mut Question<'_, '_, '_>) -> Result<Value, ApiError> {
    Ok(json!({"settings": shape::settings(question.reader.site()), "meta": {}}))
}
