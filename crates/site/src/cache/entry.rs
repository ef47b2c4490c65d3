//! One kept answer: what it was made of, and whether it still holds.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use http::StatusCode;
use newsroom::{Marks, Validity};

use super::key;
use crate::Site;
use crate::answer::{Forms, Keep};
use crate::asked::{Asked, Looked};
use crate::policy::Policy;

/// How long an answer holds that was made of the clock, in milliseconds: a year in a footer, "two hours ago".
const BY_THE_CLOCK: i64 = 30_000;
/// What an entry takes beside its answer, in bytes: headers, their bytes as HTTP/1.1 has them, the record itself.
const BESIDE: usize = 4096;

/// A kept answer.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) kept: Kept,
    is_for_no_query: bool,
    /// The newest state of the newsroom in which it is known to hold.
    generation: AtomicI64,
    marks: Marks,
    /// When the clock ends it, in milliseconds since 1970.
    until: Option<i64>,
}

/// What is kept at an address.
#[derive(Debug)]
pub(super) enum Kept {
    /// The answer.
    Forms(Arc<Forms>),
    /// That everybody has an answer of their own.
    Alone,
    /// That there is an answer for each value of these parameters.
    Varies(Vec<&'static str>),
}

impl Entry {
    /// Whether answers of such an address may be kept at all: what a secret address shows is its holder's alone.
    pub(super) fn may_be_of(policy: Policy) -> bool {
        matches!(policy, Policy::Anyone | Policy::Always)
    }

    /// The entry for an answer, and its key; none where it is nobody else's and that can't be known beforehand.
    pub(super) fn of(
        site: &Site,
        asked: &Asked,
        looked: &Looked,
        policy: Policy,
        forms: &Arc<Forms>,
    ) -> Option<(String, Entry)> {
        let query = asked.query_unseen();
        let is_of_its_query = looked.query && query.is_some();
        if !Self::may_be_of(policy) || is_of_its_query {
            return None;
        }
        let is_personal = looked.person || forms.answer().keep() == Keep::Private;
        let (key, kept) = match looked.parameters.as_slice() {
            _ if is_personal => (asked.path.clone(), Kept::Alone),
            [] => (asked.path.clone(), Kept::Forms(Arc::clone(forms))),
            parameters => {
                (key::with_parameters(&asked.path, query, parameters), Kept::Forms(Arc::clone(forms)))
            }
        };
        let by_the_clock = looked.reads.depend_on_the_time().then(|| site.now().saturating_add(BY_THE_CLOCK));
        let entry = Entry {
            kept,
            is_for_no_query: looked.query,
            generation: AtomicI64::new(looked.generation?),
            marks: looked.reads.marks(),
            until: by_the_clock,
        };
        Some((key, entry))
    }

    /// An answer that nothing ends.
    #[cfg(test)]
    pub(super) fn of_forms(forms: Arc<Forms>) -> Entry {
        let (kept, generation, marks) = (Kept::Forms(forms), AtomicI64::new(i64::MAX), Marks::default());
        Entry { kept, is_for_no_query: false, generation, marks, until: None }
    }

    /// Where an answer is kept under a key with parameters: what stands at the address itself.
    pub(super) fn varies(&self, parameters: Vec<&'static str>) -> Entry {
        Entry {
            kept: Kept::Varies(parameters),
            is_for_no_query: false,
            generation: AtomicI64::new(self.generation.load(Ordering::Relaxed)),
            marks: self.marks.clone(),
            until: None,
        }
    }

    /// Whether it is the answer to a request with this query.
    pub(super) fn fits(&self, query: Option<&str>) -> bool {
        query.is_none() || !self.is_for_no_query
    }

    /// Whether it still holds.
    pub(super) fn validity(&self, site: &Site) -> Validity {
        let changes = site.newsroom().changes();
        let current = changes.current();
        let known = self.generation.load(Ordering::Relaxed);
        let validity = changes.validity(known, &self.marks);
        if validity == Validity::Holds {
            if known < current {
                self.generation.fetch_max(current, Ordering::Relaxed);
            }
            if self.until.is_some_and(|until| site.now() >= until) {
                return Validity::Lacks;
            }
        }
        validity
    }

    /// Errors are not kept: whoever asks for what is not there would fill the memory.
    pub(super) fn is_worth_keeping(&self) -> bool {
        match &self.kept {
            Kept::Forms(forms) => {
                let status = forms.answer().status();
                let is_good = status == StatusCode::OK || status.is_redirection();
                is_good && forms.answer().keep() != Keep::Never
            }
            Kept::Alone | Kept::Varies(_) => true,
        }
    }

    /// Bytes that it takes at most.
    pub(super) fn bytes(&self) -> u64 {
        let forms = match &self.kept {
            Kept::Forms(forms) => forms.most_bytes(),
            Kept::Alone | Kept::Varies(_) => 0,
        };
        u64::try_from(forms + BESIDE + self.marks.bytes()).unwrap_or(u64::MAX)
    }
}
