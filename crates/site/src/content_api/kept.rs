//! Answers that still hold: kept until something changes that readers see.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use bytes::Bytes;
use serde::Serialize;

use crate::answer::{Encoding, EntityTag};

/// How many bytes of answers are kept at most.
const BUDGET: usize = 64 * 1024 * 1024;

/// An answer's JSON as bytes, packed once in each way that a client takes it.
#[derive(Debug)]
pub(super) struct Document {
    bytes: Bytes,
    tag: EntityTag,
    gzip: OnceLock<Bytes>,
    brotli: OnceLock<Bytes>,
}

impl Document {
    /// The JSON of `answer`.
    pub(super) fn of(answer: &impl Serialize) -> Self {
        let mut bytes = Vec::with_capacity(16 * 1024);
        if let Err(error) = serde_json::to_writer(&mut bytes, answer) {
            tracing::error!(%error, "an answer could not be written");
        }
        let bytes = Bytes::from(bytes);
        Document { tag: EntityTag::of(&bytes), bytes, gzip: OnceLock::new(), brotli: OnceLock::new() }
    }

    /// The bytes as they are.
    pub(super) fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// The bytes' entity tag.
    pub(super) fn tag(&self) -> &EntityTag {
        &self.tag
    }

    /// Whether the bytes have been packed this way.
    pub(super) fn is_packed(&self, encoding: Encoding) -> bool {
        match encoding {
            Encoding::Identity => true,
            Encoding::Gzip => self.gzip.get().is_some(),
            Encoding::Brotli => self.brotli.get().is_some(),
        }
    }

    /// The bytes packed this way.
    pub(super) fn packed(&self, encoding: Encoding) -> Bytes {
        let packed = match encoding {
            Encoding::Identity => &self.bytes,
            Encoding::Gzip => self.gzip.get_or_init(|| encoding.pack(self.bytes.clone())),
            Encoding::Brotli => self.brotli.get_or_init(|| encoding.pack(self.bytes.clone())),
        };
        packed.clone()
    }
}

/// The answers of one generation of the newsroom, by the address that was asked.
#[derive(Debug, Default)]
pub(super) struct Kept(Mutex<Answers>);

#[derive(Debug, Default)]
struct Answers {
    generation: i64,
    bytes: usize,
    by_address: HashMap<Box<str>, Arc<Document>>,
}

impl Kept {
    /// The answer that was given to this address in this generation.
    pub(super) fn get(&self, generation: i64, address: &str) -> Option<Arc<Document>> {
        let answers = self.answers();
        let known = answers.by_address.get(address).filter(|_| answers.generation == generation);
        known.cloned()
    }

    /// Keeps an answer; those of another generation, or all where there are too many, are let go.
    pub(super) fn put(&self, generation: i64, address: &str, answer: &Arc<Document>) {
        // Packed in both ways, an answer takes up to twice its bytes.
        let bytes = 2 * answer.bytes.len() + address.len();
        let mut answers = self.answers();
        if answers.generation != generation || answers.bytes + bytes > BUDGET {
            *answers = Answers { generation, ..Answers::default() };
        }
        if bytes <= BUDGET && answers.by_address.insert(address.into(), Arc::clone(answer)).is_none() {
            answers.bytes += bytes;
        }
    }

    fn answers(&self) -> MutexGuard<'_, Answers> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::{BUDGET, Document, Kept};

    #[test]
    fn an_answer_holds_for_its_generation() {
        let kept = Kept::default();
        let answer = Arc::new(Document::of(&json!({"posts": []})));
        kept.put(7, "/posts/?key=a", &answer);
        assert!(kept.get(7, "/posts/?key=a").is_some());
        assert!(kept.get(7, "/posts/?key=b").is_none());
        assert!(kept.get(8, "/posts/?key=a").is_none());
    }

    #[test]
    fn answers_never_take_more_than_their_budget() {
        let kept = Kept::default();
        let answer = Arc::new(Document::of(&json!("a".repeat(BUDGET / 10))));
        for number in 0..100 {
            kept.put(1, &number.to_string(), &answer);
            assert!(kept.answers().bytes <= BUDGET);
        }
        assert!(kept.answers().by_address.len() <= 5);
    }
}
