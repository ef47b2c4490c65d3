//! Other sites that this one recommends.

use serde_json::{Value, json};

use super::{ApiError, Question};

/// None: recommendations are not kept yet, and a Ghost export brings none along.
#[expect(clippy::unnecessary_wraps, reason = "every resource may fail")]
pub(super) fn browse(question: &mut Question<'_, '_, '_>) -> Result<Value, ApiError> {
    Ok(json!({"recommendations": [], "meta": question.meta(0)}))
}
