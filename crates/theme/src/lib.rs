//! A Ghost theme: loading, checking, translations, assets, and every helper.
