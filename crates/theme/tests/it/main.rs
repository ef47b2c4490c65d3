//! Whole pages by whole themes.

#[cfg(test)]
mod asking;
#[cfg(test)]
mod casper;
#[cfg(test)]
mod default_theme;
#[cfg(test)]
mod export;
#[cfg(test)]
mod gscan;
mod helpers;
#[cfg(test)]
mod needs;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod shared;
#[cfg(test)]
mod site;
