//! A Lexical document: the JSON that an editor saved, kept whole.

use serde_json::Value;

/// Why a text is not a Lexical document.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// The text is not JSON, or nests deeper than 128 levels.
    #[error("the document is not JSON that can be read: {0}")]
    Json(#[from] serde_json::Error),
}

/// A Lexical document. Everything in the JSON is kept, also what no renderer knows, in its order.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    json: Value,
}

impl Document {
    /// Reads the JSON text of a document. Fails on broken JSON and on nesting beyond 128 levels.
    pub fn parse(text: &str) -> Result<Self, DocumentError> {
        Ok(Self { json: serde_json::from_str(text)? })
    }

    /// Takes JSON that is already a value, as a converter makes it.
    pub fn from_value(json: Value) -> Self {
        Self { json }
    }

    /// The whole document as JSON.
    pub fn value(&self) -> &Value {
        &self.json
    }
}
