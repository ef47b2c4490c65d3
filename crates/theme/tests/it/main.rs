//! Whole pages by whole themes.

mod default_theme;
mod pages;
mod site;
