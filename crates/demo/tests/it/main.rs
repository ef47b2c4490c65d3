//! The newsroom and the archives, looked at from outside.

mod archive;
mod paper;
