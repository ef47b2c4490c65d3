//! A Lexical document: the JSON that an editor saved, kept whole.

use std::borrow::Cow;

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
    ///
    /// Half of a surrogate pair, as editors leave it where they cut through an emoji, becomes U+FFFD.
    pub fn parse(text: &str) -> Result<Self, DocumentError> {
        let json = match serde_json::from_str(text) {
            Ok(json) => json,
            Err(error) => match without_half_surrogates(text) {
                Cow::Owned(mended) => serde_json::from_str(&mended)?,
                Cow::Borrowed(_) => return Err(error.into()),
            },
        };
        Ok(Self { json })
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

/// The JSON text with `\ufffd` for every surrogate escape that has no partner.
fn without_half_surrogates(text: &str) -> Cow<'_, str> {
    let mut mended = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('\\')) {
        let escape = at + found;
        at = match surrogate(text, escape) {
            Some(0xd800..=0xdbff) if matches!(surrogate(text, escape + 6), Some(0xdc00..=0xdfff)) => {
                escape + 12
            }
            Some(_) => {
                mended.push_str(text.get(copied..escape).unwrap_or_default());
                mended.push_str("\\ufffd");
                copied = escape + 6;
                copied
            }
            None => escape + 2,
        };
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    mended.push_str(text.get(copied..).unwrap_or_default());
    Cow::Owned(mended)
}

/// The surrogate that the escape at this place stands for, if it is one.
fn surrogate(text: &str, at: usize) -> Option<u32> {
    let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
    let code = u32::from_str_radix(digits, 16).ok()?;
    (0xd800..=0xdfff).contains(&code).then_some(code)
}
