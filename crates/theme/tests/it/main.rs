//! Whole pages by whole themes.

mod pages;
mod site;
