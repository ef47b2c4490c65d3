//! How much a render may take before it is stopped with an error.

use std::cell::Cell;

use crate::arena::Arena;
use crate::error::{Error, Problem};

/// How much one render may take.
#[derive(Clone, Copy)]
pub struct Limits<'r> {
    /// How deep blocks, partials and subexpressions may nest.
    pub depth: usize,
    /// How many bytes the page may have.
    pub output: usize,
    /// How many bytes of temporaries the arena may hold.
    pub memory: usize,
    /// How many tags and texts may be rendered.
    pub steps: u64,
    /// Asked every thousand steps or so whether to stop; for deadlines, since the engine takes no clock.
    pub interrupt: Option<&'r dyn Fn() -> bool>,
}

impl Default for Limits<'_> {
    /// Enough for any page: nested 200 deep, 16 MiB of page, 128 MiB of temporaries, ten million steps.
    fn default() -> Self {
        Self { depth: 200, output: 16 << 20, memory: 128 << 20, steps: 10_000_000, interrupt: None }
    }
}

/// How many steps lie between two looks at the dearer limits.
const EVERY: u64 = 1024;

/// Limits, and what has been taken of them.
pub(crate) struct Budget<'r> {
    limits: Limits<'r>,
    depth: Cell<usize>,
    steps: Cell<u64>,
}

impl<'r> Budget<'r> {
    pub(crate) fn new(limits: Limits<'r>) -> Self {
        Self { limits, depth: Cell::new(0), steps: Cell::new(0) }
    }

    /// Runs `inner` one level deeper.
    #[inline]
    pub(crate) fn nested<T>(&self, inner: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
        let depth = self.depth.get();
        if depth >= self.limits.depth {
            return Err(Problem::TooDeep(self.limits.depth).into());
        }
        self.depth.set(depth + 1);
        let result = inner();
        self.depth.set(depth);
        result
    }

    /// Counts so many steps about to be taken, with so many bytes written by now.
    #[inline]
    pub(crate) fn steps(&self, count: usize, written: usize, arena: &Arena) -> Result<(), Error> {
        if written > self.limits.output {
            return Err(Problem::TooLong(self.limits.output).into());
        }
        let before = self.steps.get();
        let steps = before.saturating_add(count as u64);
        self.steps.set(steps);
        if before / EVERY == steps / EVERY { Ok(()) } else { self.look(steps, arena) }
    }

    /// The checks that are too dear for every step.
    #[cold]
    fn look(&self, steps: u64, arena: &Arena) -> Result<(), Error> {
        if arena.size() > self.limits.memory {
            return Err(Problem::TooMuchMemory(self.limits.memory).into());
        }
        if steps > self.limits.steps || self.limits.interrupt.is_some_and(|interrupt| interrupt()) {
            return Err(Problem::TooSlow.into());
        }
        Ok(())
    }
}
